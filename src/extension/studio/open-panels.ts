/** @file What the open panels are about, for those whose page had no time to keep it before the window went. */
import type { Memento } from 'vscode';
import type { PanelIdentity } from './identity.js';

const key = 'l2t.studio.openPanels';
type Remembered = Readonly<Record<string, PanelIdentity>>;

/** By title: all that the editor gives back of a panel whose page kept nothing. */
export class OpenPanels {
  constructor(private readonly state: Memento) {}

  /** A panel that nobody remembers is about nothing; it shows its empty state, and the user may close it. */
  find(title: string): PanelIdentity {
    return this.#all[title] ?? { file: '', shown: [] };
  }

  add(title: string, identity: PanelIdentity): void {
    void this.state.update(key, { ...this.#all, [title]: identity });
  }

  delete(title: string): void {
    const { [title]: _gone, ...others } = this.#all;
    void this.state.update(key, others);
  }

  get #all(): Remembered {
    return this.state.get<Remembered>(key, {});
  }
}
