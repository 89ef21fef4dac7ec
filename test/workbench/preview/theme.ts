/** @file What the workbench gives a webview: its colours, as custom properties, and its default styles. */
export interface WebviewTheme {
  /** The style of the html element: `--vscode-…: …;` for every colour and font. */
  readonly html: string;
  readonly bodyClass: string;
  readonly bodyData: Readonly<Record<string, string>>;
  /** The style sheet that comes before the webview's own. */
  readonly defaultStyles: string;
}
