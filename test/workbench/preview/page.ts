/** @file The page around the panel, as the host's own and what the workbench adds to it. */
import type { WebviewTheme } from './theme.js';

const nonce = 'preview';

/** `acquireVsCodeApi`, whose state survives a reload of the page. */
const fakeApi = `
  globalThis.saidByPanel = [];
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => saidByPanel.push(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => (sessionStorage.setItem('state', JSON.stringify(state)), state),
  });`;

/** @param origin where the bundle is served. */
export function panelPage(origin: string, theme: WebviewTheme): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin} 'nonce-${nonce}'`,
    `img-src ${origin} data:`,
    `font-src ${origin}`,
  ].join('; ');
  // As the workbench does it: by script, for a style attribute is against the policy.
  const dress = `
    document.documentElement.style.cssText = ${JSON.stringify(theme.html)};
    document.body.className = ${JSON.stringify(theme.bodyClass)};
    Object.assign(document.body.dataset, ${JSON.stringify(theme.bodyData)});`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta property="csp-nonce" content="${nonce}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>L2T Studio</title>
  <style nonce="${nonce}">${theme.defaultStyles}</style>
  <script nonce="${nonce}">${fakeApi}</script>
  <link rel="stylesheet" href="${origin}/webview.css">
</head>
<body>
  <script nonce="${nonce}">${dress}</script>
  <div id="studio"></div>
  <script type="module" nonce="${nonce}" src="${origin}/webview.js"></script>
</body>
</html>`;
}
