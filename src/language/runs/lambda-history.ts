/** @file How λ of every pair grew over a run, thinned to what a small chart can show. */

import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runFiles } from '../../run/format.js';
import type { PairWeights } from '../../run/metrics.js';
import { MetricsTail } from '../../run/metrics-reader.js';

export interface LambdaPoint {
  readonly iteration: number;
  readonly lambda: PairWeights;
}

const mostPoints = 240;

/** Follows the metrics of one run; `points` is what is known so far. */
export class LambdaHistory {
  readonly #tail: MetricsTail;
  #points: LambdaPoint[] = [];
  #newest: LambdaPoint | undefined;
  #stride = 1;
  #seen = 0;
  #reading = false;

  constructor(readonly folder: string) {
    this.#tail = new MetricsTail(join(folder, runFiles.metrics));
  }

  /** In the order of training. */
  get points(): readonly LambdaPoint[] {
    const last = this.#points.at(-1);
    const isNew = this.#newest && this.#newest.iteration !== last?.iteration;
    return isNew && this.#newest ? [...this.#points, this.#newest] : this.#points;
  }

  /** Reads what is new, giving way to requests between the parts. */
  async refresh(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      for (let more = true; more; ) {
        const change = await this.#tail.read();
        if (change.restarted) this.#forget();
        for (const record of change.records) {
          if (record.kind === 'iteration' && record.lambda) this.#add(record.iteration, record.lambda);
        }
        more = change.more;
        await nextTurn();
      }
    } catch {
      // A folder that is being deleted, or a disk that is away: the next change tries again.
    } finally {
      this.#reading = false;
    }
  }

  #forget(): void {
    this.#points = [];
    this.#newest = undefined;
    this.#stride = 1;
    this.#seen = 0;
  }

  #add(iteration: number, lambda: PairWeights): void {
    this.#newest = { iteration, lambda };
    if (this.#seen++ % this.#stride !== 0) return;
    this.#points.push(this.#newest);
    if (this.#points.length < mostPoints) return;
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }
}
