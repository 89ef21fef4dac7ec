/** @file The page of a panel: nothing but the bundle, under a policy that lets nothing else in. */

export interface PageParts {
  /** The webview's own source, as the editor names it. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  readonly title: string;
  /** Random, new for every page. */
  readonly nonce: string;
  /** The editor's display language, a tag such as `en` or `pt-br`. */
  readonly language: string;
  /** Sentences in that language by their English; absent where the editor has none. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** No inline script or style, no network: all that the panel knows comes by message, but the words that it opens with. */
export function pageOf(parts: PageParts): string {
  const { source, script, style, title, nonce, language, translations } = parts;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `img-src ${source} data:`,
    `font-src ${source}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta property="csp-nonce" content="${nonce}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)}</title>
    <link rel="stylesheet" nonce="${nonce}" href="${style}">
  </head>
  <body>
    <div id="studio"></div>${translations === undefined ? '' : translationsBlock(translations)}
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}

/** Data, which no browser runs; a `<` in it would end the block or begin a comment. */
function translationsBlock(translations: Readonly<Record<string, string>>): string {
  const json = JSON.stringify(translations).replaceAll('<', '\\u003c');
  return `\n    <script type="application/json" id="translations">${json}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
