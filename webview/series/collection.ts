/** @file What each shown run recorded so far, put together from the host's chunks. No DOM. */
import type { EpochRecord } from '../../src/run/records/metrics.js';
import { type PairColumns, type ScalarColumn, type SeriesChunk, scalarColumns } from '../contract.js';
import { GrowingColumn } from './growing.js';

/** What is known of a run's pairs: columns, and the whole epochs, oldest first. */
export interface RunSeries {
  readonly pairs: PairColumns;
  readonly epochs: readonly EpochRecord[];
}

const pairColumns = ['iteration', 'epoch', 'time', 'lambda', 'deviation', 'loss', 'entropy'] as const;

const growing = <Name extends string>(names: readonly Name[]): ReadonlyMap<Name, GrowingColumn> =>
  new Map(names.map((name) => [name, new GrowingColumn()]));

export class CollectedSeries {
  readonly #scalars = growing(scalarColumns);
  readonly #pairs = growing(pairColumns);
  #epochs: readonly EpochRecord[] = [];
  #ofPairs: RunSeries | undefined;

  /** One value an iteration; NaN where there is none. */
  scalar(name: ScalarColumn): Float32Array {
    return this.#scalars.get(name)?.values ?? new Float32Array();
  }

  get epochs(): readonly EpochRecord[] {
    return this.#epochs;
  }

  /** The same object until more about pairs is recorded. */
  get ofPairs(): RunSeries {
    const column = (name: keyof PairColumns) => this.#pairs.get(name)?.values ?? new Float32Array();
    this.#ofPairs ??= {
      pairs: {
        iteration: column('iteration'),
        epoch: column('epoch'),
        time: column('time'),
        lambda: column('lambda'),
        deviation: column('deviation'),
        loss: column('loss'),
        entropy: column('entropy'),
      },
      epochs: this.#epochs,
    };
    return this.#ofPairs;
  }

  append({ scalars, pairs, epochs }: SeriesChunk): void {
    for (const [name, column] of this.#scalars) column.append(scalars[name]);
    if (pairs.iteration.length === 0 && epochs.length === 0) return;
    for (const [name, column] of this.#pairs) column.append(pairs[name]);
    this.#epochs = [...this.#epochs, ...epochs];
    this.#ofPairs = undefined;
  }
}

/** All runs by folder. */
export class SeriesCollection {
  readonly #runs = new Map<string, CollectedSeries>();

  take(chunk: SeriesChunk): void {
    const known = chunk.restart ? undefined : this.#runs.get(chunk.folder);
    const series = known ?? new CollectedSeries();
    series.append(chunk);
    this.#runs.set(chunk.folder, series);
  }

  of(folder: string): CollectedSeries | undefined {
    return this.#runs.get(folder);
  }
}
