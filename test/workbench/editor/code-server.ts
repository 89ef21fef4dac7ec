/** @file code-server on a folder of its own: started, its extensions installed, ended with all that it started. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { WorkbenchTools } from './tools.js';

/** What would ask, fetch or move by itself is off; the rest is as a new user finds it. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.enabled': false,
};

export interface CodeServerOptions {
  /** An empty folder with a short path (a socket's path has 107 bytes at most): settings, extensions, sockets. */
  readonly home: string;
  /** Whether folders are asked about before they are trusted. */
  readonly asksForTrust: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Extensions to install first. */
  readonly vsix: readonly string[];
}

/** The user's settings, as a file. */
class Settings {
  #values: Readonly<Record<string, unknown>> = {};

  constructor(private readonly file: string) {}

  change(changes: Readonly<Record<string, unknown>>): void {
    this.#values = { ...this.#values, ...changes };
    writeFileSync(this.file, JSON.stringify(this.#values));
  }
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? found(address.port) : fail()));
    });
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

export class CodeServer {
  readonly #process: ChildProcess;
  readonly port: number;

  private constructor(
    process: ChildProcess,
    port: number,
    private readonly settings: Settings,
  ) {
    this.#process = process;
    this.port = port;
  }

  static async start(tools: WorkbenchTools, options: CodeServerOptions): Promise<CodeServer> {
    const { home } = options;
    mkdirSync(join(home, 'ud/User'), { recursive: true });
    const trust = options.asksForTrust ? {} : { 'security.workspace.trust.enabled': false };
    const settings = new Settings(join(home, 'ud/User/settings.json'));
    settings.change({ ...quietSettings, ...trust, ...options.settings });
    writeFileSync(join(home, 'c.yaml'), '');
    // Sockets would otherwise stay behind, and an editor that runs these tests in its terminal would be called.
    const { VSCODE_IPC_HOOK_CLI: _, ...inherited } = process.env;
    const environment = { ...inherited, TMPDIR: home, XDG_RUNTIME_DIR: home };
    const folders = ['--user-data-dir', join(home, 'ud'), '--extensions-dir', join(home, 'ext')];
    const base = [tools.codeServer, '--config', join(home, 'c.yaml'), ...folders];
    for (const vsix of options.vsix)
      execFileSync(tools.node, [...base, '--install-extension', vsix], { env: environment, stdio: 'pipe' });
    const port = await freePort();
    const child = spawn(
      tools.node,
      [
        ...base,
        ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry'],
        ...['--disable-update-check', '--disable-getting-started-override'],
        ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
      ],
      // A group of its own, so that its watchers and extension hosts end with it.
      { env: environment, detached: true, stdio: 'ignore' },
    );
    const server = new CodeServer(child, port, settings);
    await server.#untilReady();
    return server;
  }

  async #untilReady(): Promise<void> {
    const health = `http://127.0.0.1:${this.port}/healthz`;
    for (let attempt = 0; attempt < 300; attempt++) {
      if (await answers(health)) return;
      if (this.#process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.stop();
    throw new Error('code-server did not start.');
  }

  /** The editor follows the file at once. */
  configure(changes: Readonly<Record<string, unknown>>): void {
    this.settings.change(changes);
  }

  stop(): void {
    if (this.#process.pid === undefined || this.#process.exitCode !== null) return;
    try {
      process.kill(-this.#process.pid, 'SIGKILL');
    } catch {
      // It had ended.
    }
  }
}
