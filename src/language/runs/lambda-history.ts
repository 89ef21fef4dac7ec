/** @file How λ of every pair grew over a run, thinned to what a small chart can show. */
import type { PairWeights } from '../../run/records/metrics.js';

export interface LambdaPoint {
  readonly iteration: number;
  readonly lambda: PairWeights;
}

const mostPoints = 240;

export class LambdaHistory {
  #points: LambdaPoint[] = [];
  #newest: LambdaPoint | undefined;
  #stride = 1;
  #seen = 0;

  /** In the order of training. */
  get points(): readonly LambdaPoint[] {
    const last = this.#points.at(-1);
    const isNew = this.#newest && this.#newest.iteration !== last?.iteration;
    return isNew && this.#newest ? [...this.#points, this.#newest] : this.#points;
  }

  add(iteration: number, lambda: PairWeights): void {
    this.#newest = { iteration, lambda };
    if (this.#seen++ % this.#stride !== 0) return;
    this.#points.push(this.#newest);
    if (this.#points.length < mostPoints) return;
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }
}
