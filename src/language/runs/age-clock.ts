/** @file Ages that are shown, and word when one of them would be worded otherwise. */
import { ageText, untilNextAgeText } from './format.js';

/** Sleeps until the first change of wording; an age that is shown again after it is followed further. */
export class AgeClock {
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;

  /** @param changed is called when a shown age is out of date, once for all that were shown. */
  constructor(private readonly changed: () => void) {}

  /** How long ago a time was that is being shown. @param time in milliseconds since 1970. */
  text(time: number): string {
    const now = Date.now();
    this.#wakeAt(now + untilNextAgeText(now - time), now);
    return ageText(now - time);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #wakeAt(due: number, now: number): void {
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#due = Number.POSITIVE_INFINITY;
      this.changed();
    }, due - now);
    this.#timer.unref();
  }
}
