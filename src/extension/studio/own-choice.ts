/** @file Which run a panel shows for which none was wished. */
import type { RunSummary } from '../../run/overview/list.js';
import { isOfText, type StandingText } from '../../run/overview/of-text.js';

/** The newest run of the text; while a text is edited that has none, the one that was shown stays until a newer one comes. */
export class OwnChoice {
  #chosen: string | undefined;
  #newest: string | undefined;

  /**
   * @param runs of the file, newest first.
   * @param text of the file; undefined where it is gone.
   */
  of(runs: readonly RunSummary[], text: StandingText | undefined): RunSummary | undefined {
    const [newest] = runs;
    const isNew = newest?.folder !== this.#newest;
    const before = isNew ? undefined : runs.find(({ folder }) => folder === this.#chosen);
    const chosen = runs.find((run) => text !== undefined && isOfText(run, text)) ?? before ?? newest;
    this.#newest = newest?.folder;
    this.#chosen = chosen?.folder;
    return chosen;
  }
}
