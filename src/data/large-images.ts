/** @file The turn that images of dozens of megapixels wait for: all threads of a process decode one of them at a time. */
import { setTimeout as delay } from 'node:timers/promises';

/** One shared word: 1 while somebody has the turn. */
export type Turn = Int32Array<SharedArrayBuffer>;

const freeAgain = 20;

/** The turn of this process; threads are given it when they start. */
export const turnOfProcess: Turn = new Int32Array(new SharedArrayBuffer(4));

/** Does `work` when no other thread does any. */
export async function inTurn<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  // A wait of Atomics would stop the thread that may have the turn itself.
  while (Atomics.compareExchange(turn, 0, 0, 1) !== 0) await delay(freeAgain);
  try {
    return await work();
  } finally {
    Atomics.store(turn, 0, 0);
  }
}
