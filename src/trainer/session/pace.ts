/** @file How long the rest of a run takes at the pace of the process that trains it. */
import type { Position } from './position.js';

type Place = Pick<Position, 'iteration' | 'seconds'>;

/** Counts from the end of the first iteration of this process, which also compiles. */
export class Pace {
  #start: Place | undefined;

  /** Seconds of training that are left, evaluations included; undefined after the first iteration. */
  secondsLeft({ iteration, seconds }: Place, iterations: number): number | undefined {
    this.#start ??= { iteration, seconds };
    const done = iteration - this.#start.iteration;
    return done === 0 ? undefined : ((seconds - this.#start.seconds) / done) * (iterations - iteration);
  }
}
