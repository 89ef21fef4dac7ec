/** @file Which run is selected, for views and for commands that are not told one. */
import { type Disposable, EventEmitter } from 'vscode';
import type { RunSelection, RunStore } from '../services.js';

/** A run that disappears is no longer selected. */
export class SelectedRun implements RunSelection, Disposable {
  readonly #changed = new EventEmitter<string | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #following: Disposable;
  #folder: string | undefined;

  constructor(store: RunStore) {
    this.#following = store.onDidChange(() => {
      if (this.#folder !== undefined && store.find(this.#folder) === undefined) this.select(undefined);
    });
  }

  get folder(): string | undefined {
    return this.#folder;
  }

  select(folder: string | undefined): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#changed.fire(folder);
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }
}
