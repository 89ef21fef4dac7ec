/** @file Which runs ended while somebody was there to be told: the rest is history. */
import type { RunState, RunSummary } from '../../run/list.js';

export type Ending = Extract<RunState, 'finished' | 'failed' | 'interrupted'>;

const isEnding = (state: RunState): state is Ending =>
  state === 'finished' || state === 'failed' || state === 'interrupted';

/** Remembers the states of runs from one look to the next. */
export class Endings {
  readonly #states = new Map<string, RunState>();

  /** @param since runs made before that are old when they are first seen, whatever state they are in. */
  constructor(private readonly since: Date) {}

  /** The runs that ended since the last call. A stop was somebody's wish: it is no news. */
  among(runs: readonly RunSummary[]): readonly (readonly [run: RunSummary, ending: Ending])[] {
    return runs.flatMap((run) => {
      const before = this.#states.get(run.folder);
      this.#states.set(run.folder, run.state);
      const isNew = before === undefined && new Date(run.configuration.created) >= this.since;
      const ended = isNew || (before !== undefined && !isEnding(before) && before !== 'stopped');
      return ended && isEnding(run.state) ? [[run, run.state] as const] : [];
    });
  }
}
