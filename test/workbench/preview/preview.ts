/**
 * @file The panel in a plain browser: the bundle in a page with the policy, the styles and the colours that the workbench
 * gives it, and a stand-in for the host that keeps what the panel says.
 */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { HostMessage, PanelMessage } from '../../../webview/contract.js';
import { watchConsole } from '../editor/browser.js';
import type { ThemeKind } from '../editor/themes.js';
import { dressScript, type PageWords, panelPage } from './page.js';
import themes from './themes.json' with { type: 'json' };

/** The page's own, in whose place the functions that are sent there run. */
declare function postMessage(message: unknown): void;
declare function requestAnimationFrame(draw: () => void): void;
declare function addEventListener(kind: 'message', hear: () => void, options: { once: true }): void;

/** The panel gathers what is recorded a little less than so long before it draws. */
const seriesMilliseconds = 350;

const origin = 'https://panel.preview';
const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.map': 'application/json',
  '.ttf': 'font/ttf',
};

export interface PreviewOptions {
  /** The folder of `webview.js` and `webview.css`. */
  readonly bundle: string;
  readonly theme?: ThemeKind;
  readonly size?: { readonly width: number; readonly height: number };
  /** English unless told. */
  readonly words?: PageWords;
}

export class Preview {
  private constructor(
    readonly page: Page,
    /** Errors of the console, violations of the policy included. */
    readonly errors: readonly string[],
  ) {}

  static async open(browser: Browser, options: PreviewOptions): Promise<Preview> {
    const { bundle, theme = 'dark', size = { width: 1200, height: 900 } } = options;
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    const errors = watchConsole(page);
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({
          contentType: 'text/html',
          body: panelPage(origin, themes[theme], options.words),
        });
      try {
        const body = readFileSync(join(bundle, pathname));
        return route.fulfill({ contentType: contentTypes[extname(pathname)] ?? 'text/plain', body });
      } catch {
        return route.fulfill({ status: 404 });
      }
    });
    await page.goto(`${origin}/`);
    const preview = new Preview(page, errors);
    await preview.waitForMessage('ready');
    return preview;
  }

  /** Changes the theme as the editor does. */
  async wear(theme: ThemeKind): Promise<void> {
    await this.page.evaluate(dressScript(themes[theme]));
  }

  /** Says something as the host, and waits until the panel has drawn it: its controls take two frames. */
  async send(message: HostMessage): Promise<void> {
    const rest = message.kind === 'series' ? seriesMilliseconds : 0;
    await this.page.evaluate(
      ({ data, rest }) =>
        new Promise<void>((drawn) => {
          const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)));
          addEventListener('message', () => setTimeout(frames, rest), { once: true });
          postMessage(data);
        }),
      { data: message, rest },
    );
  }

  /** All that the panel has said, oldest first. */
  said(): Promise<PanelMessage[]> {
    return this.page.evaluate<PanelMessage[]>('saidByPanel');
  }

  /** What the panel says next, or has said last, of a kind. */
  async waitForMessage(kind: PanelMessage['kind']): Promise<PanelMessage> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const message = (await this.said()).findLast((each) => each.kind === kind);
      if (message !== undefined) return message;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`The panel did not say ${kind}. ${this.errors.join('\n')}`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
