/** @file The page around the panel: the host's own, and what the workbench adds to it. */
import { type PageParts, pageOf } from '../../../src/extension/studio/html.js';
import type { WebviewTheme } from './theme.js';

const nonce = 'preview';

/** The display language, with its translations. */
export type PageWords = Pick<PageParts, 'language' | 'translations'>;

/** `acquireVsCodeApi`, whose state survives a reload of the page. */
const fakeApi = `
  globalThis.saidByPanel = [];
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => saidByPanel.push(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => (sessionStorage.setItem('state', JSON.stringify(state)), state),
  });`;

/** A script that gives the page a theme. By script, for a style attribute is against the policy. */
export const dressScript = (theme: WebviewTheme): string => `
  document.documentElement.style.cssText = ${JSON.stringify(theme.html)};
  document.body.className = ${JSON.stringify(theme.bodyClass)};
  Object.assign(document.body.dataset, ${JSON.stringify(theme.bodyData)});`;

/** The product's own page, policy and all, dressed as the workbench dresses it. @param origin where the bundle is served. */
export function panelPage(
  origin: string,
  theme: WebviewTheme,
  words: PageWords = { language: 'en' },
): string {
  const page = pageOf({
    source: origin,
    script: `${origin}/webview.js`,
    style: `${origin}/webview.css`,
    title: 'L2T Studio',
    nonce,
    ...words,
  });
  return page
    .replace(
      '</title>',
      `</title><style nonce="${nonce}">${theme.defaultStyles}</style><script nonce="${nonce}">${fakeApi}</script>`,
    )
    .replace('<body>', `<body><script nonce="${nonce}">${dressScript(theme)}</script>`);
}
