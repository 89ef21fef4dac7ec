/** @file The page of a panel: nothing but the bundle, under a policy that lets nothing else in. */

export interface PageParts {
  /** The webview's own source, as the editor names it. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  readonly title: string;
  /** Random, new for every page. */
  readonly nonce: string;
}

/** No inline script or style, no network: all that the panel knows comes by message. */
export function pageOf({ source, script, style, title, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `img-src ${source} data:`,
    `font-src ${source}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta property="csp-nonce" content="${nonce}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)}</title>
    <link rel="stylesheet" nonce="${nonce}" href="${style}">
  </head>
  <body>
    <div id="studio"></div>
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
