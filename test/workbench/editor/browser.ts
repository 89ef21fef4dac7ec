/** @file The browser that the workbench is shown in, and what its console says. */
import { type Browser, type ConsoleMessage, chromium, type Page } from 'playwright-core';

const browserArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: browserArguments });
}

/** Files, views and processes of the product. */
const ofTheProduct = /l2t-studio|L2T Studio|dist\/(webview|extension|language-server)\b/;
/** Where it works without being named: its programs are called by the extension host, its panel lies in a webview. */
const whereItWorks = /\[Extension Host\]|webview/i;

/** What extension host and webviews say in every workbench without a network, and of native modules left out. */
const noise = [
  /ENOTFOUND|EAI_AGAIN|net::ERR_|getaddrinfo/,
  /status of 40[0-9]/,
  /spdlog|native-watchdog|watchdog/,
  /marketplace|open-vsx|extensionGallery|gallery/i,
  /Aborted onWillSaveTextDocument-event/,
];

/** Errors of the console that the product may have caused; the editor has its own, when it closes its logs for example. */
export function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  const note = (text: string, place: string) => {
    const line = place === '' ? text : `${text} (${place})`;
    const isNoise = noise.some((pattern) => pattern.test(line));
    if (ofTheProduct.test(line) || (whereItWorks.test(line) && !isNoise)) errors.push(line);
  };
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') note(message.text(), message.location().url);
  });
  page.on('pageerror', (error) => note(error.stack ?? error.message, ''));
  return errors;
}

/** What a window runs as an extension from its folder, and what it runs as tests inside the extension host. */
export interface Development {
  readonly extension: string;
  readonly tests?: string;
}

/**
 * A script for the page, before any of its own: it adds the extension from a folder to the configuration that
 * code-server puts into the page, as the desktop's `--extensionDevelopmentPath` would.
 */
export function developmentScript(port: number, development: Development): string {
  const uri = (path: string) => ({ scheme: 'vscode-remote', authority: `127.0.0.1:${port}`, path });
  const options = {
    extensions: [uri(development.extension)],
    ...(development.tests === undefined ? {} : { extensionTestsPath: uri(development.tests) }),
  };
  return `if (window === window.top) new MutationObserver((_, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (element === null) return;
    observer.disconnect();
    const settings = JSON.parse(element.getAttribute('data-settings'));
    settings.developmentOptions = ${JSON.stringify(options)};
    element.setAttribute('data-settings', JSON.stringify(settings));
  }).observe(document, { childList: true, subtree: true });`;
}
