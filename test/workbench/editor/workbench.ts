/** @file One window of VS Code on a workspace of its own, as a user sees it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { developmentScript, watchConsole } from './browser.js';
import { CodeServer } from './code-server.js';
import { Editors } from './editors.js';
import { Notifications } from './notifications.js';
import { Palette } from './palette.js';
import { SideBar } from './side-bar.js';
import { Terminal } from './terminal.js';
import { type ThemeKind, themes } from './themes.js';
import type { WorkbenchTools } from './tools.js';
import { killTrainersIn } from './trainers.js';

export interface WorkbenchOptions {
  /** Puts the files of the workspace into an empty folder. */
  readonly fill?: (workspace: string) => void;
  /** The extension's folder, run without packing it; or VSIX files to install. */
  readonly extension: string | { readonly vsix: string };
  /** Whether folders are asked about before they are trusted. */
  readonly asksForTrust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** Tests inside the extension host: a CommonJS module that exports `run`. */
  readonly tests?: string;
  /** Something to do before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Where a window is opened. */
interface Place {
  readonly server: CodeServer;
  readonly context: BrowserContext;
  readonly home: string;
  readonly options: WorkbenchOptions;
}

/** An editor in a window that has nothing else. */
export interface MovedEditor {
  readonly page: Page;
  readonly webview: FrameLocator;
}

const panelIn = (page: Page): FrameLocator =>
  page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');

const workspaceIn = (home: string): string => join(home, 'work');

export class Workbench {
  readonly palette: Palette;
  readonly notifications: Notifications;
  readonly editors: Editors;
  readonly sideBar: SideBar;
  readonly terminal: Terminal;

  private constructor(
    readonly page: Page,
    /** The folder that is open, absolute. */
    readonly workspace: string,
    /** Errors of the console since the start. */
    readonly errors: readonly string[],
    private readonly server: CodeServer,
    private readonly context: BrowserContext,
    private readonly home: string,
    private readonly options: WorkbenchOptions,
  ) {
    this.palette = new Palette(page);
    this.notifications = new Notifications(page);
    this.editors = new Editors(page, this.palette);
    this.sideBar = new SideBar(page);
    this.terminal = new Terminal(page, this.palette);
  }

  static async open(browser: Browser, tools: WorkbenchTools, options: WorkbenchOptions): Promise<Workbench> {
    const home = mkdtempSync(join(tmpdir(), 'l2t-'));
    const workspace = workspaceIn(home);
    mkdirSync(workspace);
    options.fill?.(workspace);
    const { extension } = options;
    const server = await CodeServer.start(tools, {
      home,
      asksForTrust: options.asksForTrust ?? false,
      settings: options.settings ?? {},
      vsix: typeof extension === 'string' ? [] : [extension.vsix],
    });
    const context = await browser.newContext({ viewport: options.size ?? { width: 1280, height: 800 } });
    return Workbench.#open({ server, context, home, options });
  }

  static async #open({ server, context, home, options }: Place): Promise<Workbench> {
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    const errors = watchConsole(page);
    const { extension, tests } = options;
    if (typeof extension === 'string') {
      await page.addInitScript(
        developmentScript(server.port, { extension, ...(tests === undefined ? {} : { tests }) }),
      );
    }
    await options.prepare?.(page);
    const workspace = workspaceIn(home);
    const workbench = new Workbench(page, workspace, errors, server, context, home, options);
    await page.goto(workbench.address);
    await workbench.#untilLoaded();
    return workbench;
  }

  /** A second window on the same folder; closing this one closes it too. */
  openAnother(): Promise<Workbench> {
    const { server, context, home, options } = this;
    return Workbench.#open({ server, context, home, options });
  }

  /** Closes this window alone, as a user does; the server and the other windows stay. */
  async closeWindow(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await this.page.close({ runBeforeUnload: true });
    await closed;
  }

  /** The address of this window; another page may open it as a second window. */
  get address(): string {
    return `http://127.0.0.1:${this.server.port}/?folder=${this.workspace}`;
  }

  async #untilLoaded(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  /** What Developer: Reload Window does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#untilLoaded();
  }

  /** Changes settings as a user does who edits their file. */
  configure(settings: Readonly<Record<string, unknown>>): void {
    this.server.configure(settings);
  }

  /** Chooses a theme as a user does: the setting alone is not followed by every version when a window opens. */
  async wear(theme: ThemeKind): Promise<void> {
    const { title, mark } = themes[theme];
    // A window that has just opened does not know its themes yet.
    while (!(await this.palette.offersAt('Preferences: Color Theme', title)))
      await this.page.waitForTimeout(500);
    await this.palette.choose(title);
    await this.page.locator(`.monaco-workbench.${mark}`).waitFor();
  }

  /** Runs a command as a user does. */
  command(title: string): Promise<void> {
    return this.palette.run(title);
  }

  /** The inside of the foremost panel of the extension. */
  get webview(): FrameLocator {
    return panelIn(this.page);
  }

  /** Moves the editor in front into a window of its own. */
  async moveEditorIntoWindow(): Promise<MovedEditor> {
    const opened = this.context.waitForEvent('page');
    await this.command('View: Move Editor into New Window');
    const page = await opened;
    return { page, webview: panelIn(page) };
  }

  /** Items of the status bar that the extension put there. */
  statusBar(text: string | RegExp) {
    return this.page.locator('.statusbar-item[id^="l2t-studio.l2t-studio"]').filter({ hasText: text });
  }

  /** A path in the workspace. */
  path(...parts: string[]): string {
    return join(this.workspace, ...parts);
  }

  async screenshot(file: string): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  /** Ends the window, the server, and every trainer it left; removes its folder. */
  async close(): Promise<void> {
    await this.context.close();
    this.server.stop();
    killTrainersIn(this.home);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
