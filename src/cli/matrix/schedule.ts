/** @file Trains the runs of a matrix, some at a time. One that fails does not stop the others. */

import { wakeTrainer } from '../../run/control/ask-trainer.js';
import { createRunOf } from '../../run/folder/create.js';
import { type Failure, failureOf } from '../../run/folder/failure.js';
import type { RunSummary } from '../../run/overview/list.js';
import { followRun } from '../watch/follow.js';
import type { View } from '../watch/views.js';
import { startDetached } from '../watch/watch.js';
import type { PlannedRun } from './plan.js';

/** What became of a run of a matrix. */
export interface MatrixOutcome {
  readonly run: PlannedRun;
  /** Absent where it could not be made, and where it was not begun. */
  readonly summary?: RunSummary;
  readonly failure?: Failure;
}

export interface ScheduleOptions {
  /** The experiment file, absolute, its hash, and the folder for runs. */
  readonly file: string;
  readonly hash: string;
  readonly runs: string;
  /** Trainers at a time. */
  readonly concurrency: number;
  /** Stops the trainers, each with a checkpoint, and begins no more. */
  readonly stop: AbortSignal;
  readonly began: (run: PlannedRun, folder: string) => void;
  readonly ended: (outcome: MatrixOutcome) => void;
}

/** The trainers say what happens in their run folders; here only their ends are told. */
const unseen: View = { record: () => {}, refresh: () => {}, say: () => {}, end: () => {} };

const liveStates = new Set(['running', 'waiting']);

async function trainOne(run: PlannedRun, options: ScheduleOptions): Promise<MatrixOutcome> {
  const { file, hash, runs, stop, began } = options;
  // A signal of its own: who follows a run goes on listening after its end.
  const own = new AbortController();
  const pass = () => own.abort();
  stop.addEventListener('abort', pass);
  try {
    const { known } = run;
    const folder = known?.folder ?? (await createRunOf(file, { experiment: run.experiment, hash, runs }));
    began(run, folder);
    if (stop.aborted) own.abort();
    const isLive = known !== undefined && liveStates.has(known.state);
    if (!isLive && !(await wakeTrainer(folder))) await startDetached(folder);
    const summary = await followRun(folder, unseen, { stop: own.signal });
    return { run, ...(summary && { summary }), ...(summary?.failure && { failure: summary.failure }) };
  } catch (error) {
    return { run, failure: failureOf(error) };
  } finally {
    stop.removeEventListener('abort', pass);
  }
}

/** Trains what is not finished; the outcomes are in the order of the runs. */
export async function schedule(
  runs: readonly PlannedRun[],
  options: ScheduleOptions,
): Promise<MatrixOutcome[]> {
  const outcomes = new Map<PlannedRun, MatrixOutcome>();
  const queue = runs.values();
  const worker = async () => {
    for (const run of queue) {
      const isDone = run.known?.result !== undefined;
      if (isDone || options.stop.aborted) {
        outcomes.set(run, { run, ...(run.known && { summary: run.known }) });
        continue;
      }
      const outcome = await trainOne(run, options);
      outcomes.set(run, outcome);
      options.ended(outcome);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
  return runs.map((run) => outcomes.get(run) ?? { run });
}
