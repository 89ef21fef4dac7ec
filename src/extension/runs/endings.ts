/** @file Which runs ended while somebody was there to be told: the rest is history. */
import type { RunState, RunSummary } from '../../run/overview/list.js';

/** `vanished`: it was being trained, and is no longer among the runs. */
export type Ending = Extract<RunState, 'finished' | 'failed' | 'interrupted'> | 'vanished';

const isEnding = (state: RunState): state is Exclude<Ending, 'vanished'> =>
  state === 'finished' || state === 'failed' || state === 'interrupted';

const isTrained = ({ pid, elsewhere }: RunSummary) => pid !== undefined || elsewhere !== undefined;

/** Remembers runs from one look to the next. */
export class Endings {
  #known: ReadonlyMap<string, RunSummary> = new Map();

  /** @param since runs made before that are old when they are first seen, whatever state they are in. */
  constructor(private readonly since: Date) {}

  /** The runs that ended since the last call. A stop was somebody's wish: it is no news. */
  among(runs: readonly RunSummary[]): readonly (readonly [run: RunSummary, ending: Ending])[] {
    const known = this.#known;
    this.#known = new Map(runs.map((run) => [run.folder, run]));
    const ids = new Set([...known.values()].map(({ configuration }) => configuration.id));
    const vanished = [...known.values()].filter((run) => !this.#known.has(run.folder) && isTrained(run));
    const ended = runs.flatMap((run) => {
      const before = known.get(run.folder)?.state;
      const { created, id } = run.configuration;
      // A run that is known by another folder was copied or renamed.
      const isNew = before === undefined && new Date(created) >= this.since && !ids.has(id);
      const isNews = isNew || (before !== undefined && !isEnding(before) && before !== 'stopped');
      return isNews && isEnding(run.state) ? [[run, run.state] as const] : [];
    });
    return [...ended, ...vanished.map((run) => [run, 'vanished'] as const)];
  }
}
