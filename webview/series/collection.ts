/** @file What each shown run recorded so far, put together from the host's chunks. No DOM. */
import type { EpochRecord } from '../../src/run/metrics.js';
import { type ScalarColumn, type SeriesChunk, scalarColumns } from '../contract.js';
import { GrowingColumn } from './growing.js';

/** λ of every pair at every n-th iteration, row by row. */
export interface LambdaRows {
  readonly iteration: Float32Array;
  readonly epoch: Float32Array;
  readonly time: Float32Array;
  readonly lambda: Float32Array;
}

export class CollectedSeries {
  readonly #scalars = new Map<ScalarColumn, GrowingColumn>(
    scalarColumns.map((name) => [name, new GrowingColumn()]),
  );
  readonly #rows = {
    iteration: new GrowingColumn(),
    epoch: new GrowingColumn(),
    time: new GrowingColumn(),
    lambda: new GrowingColumn(),
  };
  readonly epochs: EpochRecord[] = [];

  scalar(name: ScalarColumn): Float32Array {
    return this.#scalars.get(name)?.values ?? new Float32Array();
  }

  get lambdaRows(): LambdaRows {
    const { iteration, epoch, time, lambda } = this.#rows;
    return { iteration: iteration.values, epoch: epoch.values, time: time.values, lambda: lambda.values };
  }

  append({ scalars, pairs, epochs }: SeriesChunk): void {
    for (const [name, column] of this.#scalars) column.append(scalars[name]);
    this.#rows.iteration.append(pairs.iteration);
    this.#rows.epoch.append(pairs.epoch);
    this.#rows.time.append(pairs.time);
    this.#rows.lambda.append(pairs.lambda);
    this.epochs.push(...epochs);
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
