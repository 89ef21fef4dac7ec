/** @file How strong each layer pair of a run is now, and where it is going. */
import type { IterationRecord, MetricsRecord } from '../../run/records/metrics.js';

export interface PairStrength {
  /** Index into the run's pairs. */
  readonly pair: number;
  /** λ, or its part of the transfer loss where λ is not learned. */
  readonly strength: number;
  /** Of the strongest pair, 0 to 1. */
  readonly relative: number;
  readonly trend: 'grows' | 'shrinks' | 'stays';
}

/** What a pair is measured by: λ where it is learned, else what it adds to the loss. */
const strengthsOf = ({ lambda, pairLosses }: IterationRecord): readonly number[] =>
  lambda?.mean ?? pairLosses;

/** A change below a twentieth of the strongest pair is noise. */
const noise = 1 / 20;

/** Remembers of a run what the view shows: the newest record, and one of a tenth of the training ago. */
export class StrengthHistory {
  #samples: IterationRecord[] = [];

  add(records: readonly MetricsRecord[], restarted: boolean): void {
    if (restarted) this.#samples = [];
    for (const record of records) {
      if (record.kind === 'iteration') this.#samples.push(record);
    }
    this.#thin();
  }

  /** Strongest first. @param final λ of the result, which a finished run is measured by. */
  strengths(final?: readonly number[]): PairStrength[] {
    const now = this.#samples.at(-1);
    if (now === undefined) return [];
    const before = this.#samples.findLast(({ iteration }) => iteration <= now.iteration * 0.9) ?? now;
    const values = final ?? strengthsOf(now);
    const largest = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
    const earlier = strengthsOf(before);
    return values
      .map((strength, pair) => {
        const change = (strength - (earlier[pair] ?? strength)) / largest;
        const trend = change > noise ? 'grows' : change < -noise ? 'shrinks' : 'stays';
        return { pair, strength, relative: Math.abs(strength) / largest, trend } as const;
      })
      .sort((left, right) => right.strength - left.strength);
  }

  /** Long runs have more records than the view needs: every second one of the older half goes. */
  #thin(): void {
    const most = 400;
    while (this.#samples.length > most) {
      const half = this.#samples.length / 2;
      this.#samples = this.#samples.filter((_, index) => index >= half || index % 2 === 0);
    }
  }
}
