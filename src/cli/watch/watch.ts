/** @file Watches a run to its end, with what Ctrl-C does meanwhile, and says what became of it. */
import { t } from '@vscode/l10n';
import { runErrors } from '../../errors/run.js';
import { ExitCode, StudioError } from '../../errors/studio-error.js';
import { systemCode } from '../../run/folder/atomic.js';
import { errorOf } from '../../run/folder/failure.js';
import type { RunSummary } from '../../run/overview/list.js';
import { isElsewhere, liveTrainer } from '../../run/process/identity.js';
import { startTrainer } from '../../trainer/start.js';
import { exitWithoutOutput, onOutputLost } from '../program.js';
import { callOf, programFiles, shownPath } from '../programs.js';
import { print, printError } from '../terminal/output.js';
import { paintFor } from '../terminal/style.js';
import { followRun } from './follow.js';
import { withInterruption } from './interruption.js';
import { resultLines } from './result.js';
import { stopApart } from './stop-apart.js';
import { stoppedSentence } from './stopped.js';
import { isLive, jsonView, lineView, liveView, type View, whileSeen } from './views.js';

/** So long after the output is lost comes the signal that its terminal is. */
const hangUpMilliseconds = 1000;

export interface WatchOptions {
  readonly json: boolean;
  /** Whether Ctrl-C stops the trainer or only leaves the view. */
  readonly interruption: 'stop' | 'leave';
  /** Done once Ctrl-C no longer kills: starts the trainer. */
  readonly begin?: () => Promise<void>;
}

/** Starts a detached trainer on the run folder. */
export async function startDetached(folder: string): Promise<number> {
  const { pid } = await startTrainer(folder, { trainerFile: programFiles.trainer });
  return pid;
}

/**
 * Watches until the trainer ends. Gives the run as it is then, or undefined where the view was left.
 * @throws StudioError the run's own failure, or `run/crashed`.
 */
export async function watchRun(folder: string, options: WatchOptions): Promise<RunSummary | undefined> {
  const { interruption, begin } = options;
  const interrupted = new AbortController();
  const view = viewFor(options);
  let unseen = false;
  onOutputLost((error) => {
    if (unseen) return;
    unseen = true;
    // A terminal that closes refuses what is drawn, and asks for an end a moment sooner or later: that is waited for.
    const leave = () => interrupted.signal.aborted || exitWithoutOutput(error);
    setTimeout(leave, hangUpMilliseconds);
  });
  const first = () => {
    if (interruption === 'stop')
      view.say(t('Stopping after this iteration, with a checkpoint ... (Ctrl-C again: do not wait)'));
    interrupted.abort();
  };
  const second = async () => {
    view.end();
    if (interruption === 'leave') process.exit(ExitCode.success);
    await insist(folder);
    const said = t('The trainer is still stopping, in the background.');
    printError(`${said}\n${howToGoOn(folder)}`);
    process.exit(ExitCode.stopped);
  };
  const summary = await withInterruption({ first, second: () => void second() }, async () => {
    try {
      await begin?.();
      return await followRun(
        folder,
        whileSeen(view, () => !unseen),
        { [interruption]: interrupted.signal },
      );
    } finally {
      view.end();
    }
  });
  const error = summary && errorIn(summary);
  if (error) throw summary.progress ? withHowToGoOn(error, folder) : error;
  return summary;
}

/** Why the run ended before its time, unless it was stopped. */
function errorIn({ folder, state, failure }: RunSummary): StudioError | undefined {
  if (failure) return errorOf(failure);
  return state === 'interrupted' ? runErrors.crashed(folder, t('it left no record of why')) : undefined;
}

function withHowToGoOn(error: StudioError, folder: string): StudioError {
  const { code, message, remedy, exitCode, cause } = error;
  return new StudioError({ code, message, exitCode, cause, remedy: `${remedy}\n${howToGoOn(folder)}` });
}

/**
 * Asks the trainer to stop in another way too: what it has not yet read from the socket of a client that leaves, it may
 * never read.
 */
async function insist(folder: string): Promise<void> {
  const trainer = await liveTrainer(folder).catch(() => undefined);
  if (trainer === undefined || isElsewhere(trainer)) return;
  // Windows has no signal that a process could answer.
  if (process.platform === 'win32') return stopApart(folder, programFiles.cli);
  try {
    process.kill(trainer.pid, 'SIGTERM');
  } catch (error) {
    // It ended in the meantime, which is what was wanted.
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

function viewFor({ json, interruption }: WatchOptions): View {
  const { stdout, stderr } = process;
  if (json) return jsonView(stdout, stderr);
  if (!isLive(stdout)) return lineView(stdout, stderr);
  const hint =
    interruption === 'stop'
      ? t('Ctrl-C stops the run with a checkpoint')
      : t('Ctrl-C leaves this view; the run goes on');
  return liveView(stdout, hint);
}

/** The sentence that says how a stopped run is taken up again. */
export function howToGoOn(folder: string): string {
  return t('Go on with: {0}', callOf('resume', shownPath(folder)));
}

/** Prints what became of a watched run and gives the exit code. */
export function reportEnd(folder: string, summary: RunSummary | undefined, json: boolean): ExitCode {
  if (json) {
    const { state, result } = summary ?? { state: 'running' };
    print(JSON.stringify({ kind: 'end', folder, state, ...(result && { result }) }));
  } else if (summary === undefined) {
    print(t('The run goes on. Watch it with: {0}', callOf('attach', shownPath(folder))));
  } else if (summary.result) {
    const lines = resultLines(summary.result, {
      folder: shownPath(folder),
      paint: paintFor(process.stdout),
      columns: process.stdout.columns,
    });
    print(`\n${lines.join('\n')}`);
  } else {
    print(`${stoppedSentence(summary)}\n${howToGoOn(folder)}`);
  }
  return summary === undefined || summary.result ? ExitCode.success : ExitCode.stopped;
}
