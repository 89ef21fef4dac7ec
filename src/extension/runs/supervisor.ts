/** @file Starts trainers and talks to them, with progress that can be cancelled, as the workspace's trust allows. */
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import {
  CancellationError,
  type CancellationToken,
  type LogOutputChannel,
  l10n,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { discardFolder } from '../../run/folder/atomic.js';
import { runTitle } from '../../run/overview/title.js';
import type { ProgramCall, Programs, RunStore, Supervisor } from '../services.js';
import { settings } from '../settings.js';

export interface SupervisorOptions {
  readonly log: Pick<LogOutputChannel, 'info' | 'warn' | 'error'>;
  readonly store: Pick<RunStore, 'find' | 'refresh'>;
  readonly programs: Programs;
}

export class RunSupervisor implements Supervisor {
  /** Runs that this window started or resumed, each with the program that stops it. */
  readonly #own = new Map<string, ProgramCall>();

  constructor(private readonly options: SupervisorOptions) {}

  async start(experimentFile: Uri): Promise<string | undefined> {
    requireTrust();
    await save(experimentFile);
    const { hasMatrix, startMatrixTask } = await import('./matrix-task.js');
    if (await hasMatrix(experimentFile)) {
      await startMatrixTask(
        experimentFile,
        await this.options.programs.commandLine('run', experimentFile.fsPath),
      );
      return undefined;
    }
    const name = basename(experimentFile.fsPath);
    return this.#withProgress(l10n.t('Starting {0}', name), (token, tell) =>
      this.#start(experimentFile, token, tell),
    );
  }

  async resume(folder: string): Promise<void> {
    requireTrust();
    await this.#withProgress(l10n.t('Resuming {0}', this.#nameOf(folder)), async (token) => {
      const { wakeTrainer } = await import('../../run/control/ask-trainer.js');
      if (await unlessCancelled(wakeTrainer(folder), token)) return;
      const { startTrainer } = await import('../../trainer/start.js');
      await startTrainer(folder, await this.options.programs.trainer());
      await this.#remember(folder);
      if (token.isCancellationRequested) await this.#stop(folder);
    });
  }

  async pause(folder: string): Promise<void> {
    const title = l10n.t('Pausing {0} after its iteration', this.#nameOf(folder));
    await this.#withProgress(title, async (token) => {
      const { askTrainer } = await import('../../run/control/ask-trainer.js');
      await unlessCancelled(
        askTrainer(folder, (client) => client.pause()),
        token,
      );
    });
  }

  async stop(folder: string): Promise<void> {
    const title = l10n.t('Stopping {0}; it writes a checkpoint', this.#nameOf(folder));
    await this.#withProgress(title, (token) => unlessCancelled(this.#stop(folder), token));
  }

  /** Lets the runs that this window started stop. The window does not live to see it: programs apart ask the trainers. */
  stopOwn(): void {
    for (const [folder, { executable, words, env }] of this.#own) {
      if (this.options.store.find(folder)?.pid === undefined) continue;
      const stopping = spawn(executable, [...words], {
        env,
        detached: true,
        stdio: 'ignore',
        windowsHide: true,
      });
      // Nobody is left to be told.
      stopping.once('error', () => undefined);
      stopping.unref();
    }
  }

  /** A run that was made a moment ago may not have been seen yet. */
  #nameOf(folder: string): string {
    const run = this.options.store.find(folder);
    return run === undefined ? basename(folder) : runTitle(run);
  }

  async #start(experimentFile: Uri, token: CancellationToken, tell: (step: string) => void): Promise<string> {
    const { log, programs } = this.options;
    tell(l10n.t('getting the trainer ready'));
    const trainer = await programs.trainer();
    const engine = settings.engine(experimentFile);
    const checkpointEvery = settings.checkpointEvery(experimentFile);
    throwIfCancelled(token);
    tell(l10n.t('reading the experiment'));
    // The mathematics of weight files and the schema are loaded now, not with the extension.
    const [{ makeRun }, { startTrainer }] = await Promise.all([
      import('./make-run.js'),
      import('../../trainer/start.js'),
    ]);
    const { folder, warnings } = await makeRun(experimentFile.fsPath, {
      ...(engine && { engine }),
      ...(checkpointEvery && { checkpointEvery }),
    });
    for (const warning of warnings) log.warn(warning);
    log.info(`starting ${folder}`);
    if (token.isCancellationRequested) return this.#discard(folder);
    tell(l10n.t('starting the trainer'));
    await startTrainer(folder, trainer);
    await this.#remember(folder);
    if (!token.isCancellationRequested) return folder;
    await this.#stop(folder);
    return this.#discard(folder);
  }

  /**
   * All that stopping it takes is made ready now: when the window closes there is no time for it. Where that fails, the
   * run trains nevertheless.
   */
  async #remember(folder: string): Promise<void> {
    const { log, programs } = this.options;
    try {
      this.#own.set(folder, await programs.commandLine('stop', folder));
    } catch (error) {
      log.error(`${folder} will not be stopped with this window: ${error}`);
    }
  }

  /** Removes a run that was cancelled before anybody saw it. */
  async #discard(folder: string): Promise<never> {
    this.#own.delete(folder);
    // Seen as stopped first: it did not lose its folder while it trained.
    await this.options.store.refresh();
    await discardFolder(folder);
    throw new CancellationError();
  }

  async #stop(folder: string): Promise<void> {
    const { stopTrainer } = await import('../../run/control/ask-trainer.js');
    await stopTrainer(folder);
    this.#own.delete(folder);
  }

  /** Shows that something takes its time; afterwards the store knows of it. */
  async #withProgress<T>(
    title: string,
    work: (token: CancellationToken, tell: (step: string) => void) => Promise<T>,
  ): Promise<T> {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    try {
      return await window.withProgress(options, async (progress, token) =>
        work(token, (message) => progress.report({ message })),
      );
    } finally {
      await this.options.store.refresh();
    }
  }
}

function requireTrust(): void {
  if (!workspace.isTrusted) throw editorErrors.untrusted();
}

function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new CancellationError();
}

/** What was asked of a trainer cannot be taken back: a cancel only ends the waiting. */
async function unlessCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T> {
  const cancelled = new Promise<never>((_, reject) =>
    token.onCancellationRequested(() => reject(new CancellationError())),
  );
  work.catch(() => undefined);
  return Promise.race([work, cancelled]);
}

/** What is trained is what the person sees in the editor. */
async function save(uri: Uri): Promise<void> {
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (document?.isDirty && !(await document.save())) throw editorErrors.notSaved(uri.fsPath);
}
