/** @file What an attack is: a row of the table that `npm run attack` plays for minutes, and the tests for seconds. */
import type { RandomStream } from '../../src/tensor/random.js';

/** One try, which throws where the attack succeeds. All that it does by chance it draws from `random`. */
export type Try = (random: RandomStream) => void | Promise<void>;

export interface Attack {
  /** What is done to what. */
  readonly name: string;
  /** How many tries the tests make; an attack that takes long makes one. */
  readonly triesInTests: number;
  /** Sets up what the tries have in common. */
  readonly begin: () => Try | Promise<Try>;
}
