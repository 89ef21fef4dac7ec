/** @file What the open panels are about, for those whose page had no time to keep it before the window went. */
import type { Memento } from 'vscode';
import type { PanelIdentity } from './identity.js';

const key = 'l2t.studio.panels';

interface Remembered extends PanelIdentity {
  /** All that the editor gives back of a panel whose page kept nothing. */
  readonly title: string;
}

/** By experiment file: those of one name, in two folders, have panels of one title. */
type AllRemembered = Readonly<Record<string, Remembered>>;

export class OpenPanels {
  /** Files of the panels that this window has already. */
  readonly #here = new Set<string>();

  constructor(private readonly state: Memento) {}

  /**
   * What a panel of this title is about, each answer once. A panel that nobody remembers is about nothing; it shows its
   * empty state, and the user may close it.
   */
  take(title: string): PanelIdentity {
    const found = Object.values(this.#all).find(
      (panel) => panel.title === title && !this.#here.has(panel.file),
    );
    if (found === undefined) return { file: '', shown: [] };
    const { file, shown } = found;
    this.#here.add(file);
    return { file, shown };
  }

  add(title: string, { file, shown }: PanelIdentity): void {
    this.#here.add(file);
    void this.state.update(key, { ...this.#all, [file]: { title, file, shown } });
  }

  delete(file: string): void {
    this.#here.delete(file);
    const { [file]: _gone, ...others } = this.#all;
    void this.state.update(key, others);
  }

  get #all(): AllRemembered {
    return this.state.get<AllRemembered>(key, {});
  }
}
