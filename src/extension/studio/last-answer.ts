/** @file The last answer to one kind of question about a run: a page that is made anew asks once more. */
import { stampOfRun } from '../../run/file-stamp.js';

export class LastAnswer<T> {
  #last: { readonly question: string; readonly answer: T } | undefined;

  /** What was answered last where neither the question nor the run's files have changed; else what `compute` gives. */
  async to(folder: string, question: object, compute: () => Promise<T>): Promise<T> {
    const whole = JSON.stringify([folder, question, await stampOfRun(folder)]);
    if (this.#last?.question === whole) return this.#last.answer;
    const answer = await compute();
    this.#last = { question: whole, answer };
    return answer;
  }
}
