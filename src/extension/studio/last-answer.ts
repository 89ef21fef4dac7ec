/** @file The last answer to one kind of question about a run: a page that is made anew asks once more. */
import { stampOfRun } from '../../run/overview/file-stamp.js';

export class LastAnswer<T> {
  #last:
    | { readonly question: string; readonly answer: Promise<T>; readonly ending: AbortController }
    | undefined;

  /**
   * What was answered last, or is being computed, where neither the question nor the run's files have changed; else
   * what `compute` gives. Its signal ends what nobody waits for any more: a new question takes the place of the last.
   */
  async to(folder: string, question: object, compute: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const whole = JSON.stringify([folder, question, await stampOfRun(folder)]);
    if (this.#last?.question === whole) return this.#last.answer;
    this.#last?.ending.abort();
    const ending = new AbortController();
    const last = { question: whole, answer: compute(ending.signal), ending };
    this.#last = last;
    // What failed is asked again.
    last.answer.catch(() => {
      if (this.#last === last) this.#last = undefined;
    });
    return last.answer;
  }

  /** Ends what is being computed. */
  dispose(): void {
    this.#last?.ending.abort();
  }
}
