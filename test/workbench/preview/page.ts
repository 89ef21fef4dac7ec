/** @file The page around the panel: the host's own, and what the workbench adds to it. */
import { pageOf } from '../../../src/extension/studio/html.js';
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

/** The product's own page, policy and all, dressed as the workbench dresses it. @param origin where the bundle is served. */
export function panelPage(origin: string, theme: WebviewTheme): string {
  // By script, for a style attribute is against the policy.
  const dress = `
    document.documentElement.style.cssText = ${JSON.stringify(theme.html)};
    document.body.className = ${JSON.stringify(theme.bodyClass)};
    Object.assign(document.body.dataset, ${JSON.stringify(theme.bodyData)});`;
  const page = pageOf({
    source: origin,
    script: `${origin}/webview.js`,
    style: `${origin}/webview.css`,
    title: 'L2T Studio',
    nonce,
  });
  return page
    .replace(
      '</title>',
      `</title><style nonce="${nonce}">${theme.defaultStyles}</style><script nonce="${nonce}">${fakeApi}</script>`,
    )
    .replace('<body>', `<body><script nonce="${nonce}">${dress}</script>`);
}
