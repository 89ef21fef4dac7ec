/**
 * @file What the reading of one pickle may cost. A few bytes can ask for much (a long list copied again and again, millions
 * of empty dictionaries), so everything that is made is paid for; real files stay far below.
 */
import { weightErrors } from '../errors/weights.js';

/** What things cost: a value of its own, what is one more of its kind in an array, an object on the heap. */
export const costs = { value: 1, entry: 4, container: 16 } as const;

/** A text pays for so many of its characters at once. */
const charactersPerUnit = 16;
const mostUnits = 4_000_000;

export class PickleBudget {
  #left = mostUnits;

  constructor(readonly file: string) {}

  /** @throws StudioError `weights/too-large` where nothing is left. */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) throw weightErrors.tooLarge(this.file);
  }

  /** Pays for copies of what values hold: the same long list or text may be given to a function again and again. */
  spendCopies(values: readonly unknown[]): void {
    for (const value of values) {
      if (typeof value === 'string') this.spendText(value.length);
      else if (Array.isArray(value)) this.spend(costs.entry * value.length);
      else if (value instanceof Map) this.spend(costs.entry * value.size);
    }
  }

  spendText(bytes: number): void {
    this.spend(costs.value + bytes / charactersPerUnit);
  }
}
