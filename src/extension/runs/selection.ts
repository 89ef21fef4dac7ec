/** @file Which run is selected, for views and for commands that are not told one. */
import { type Disposable, EventEmitter } from 'vscode';
import type { RunSelection, RunStore } from '../services.js';

/** Runs that disappear are no longer selected. */
export class SelectedRun implements RunSelection, Disposable {
  readonly #changed = new EventEmitter<string | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #following: Disposable;
  #folder: string | undefined;
  #marked: readonly string[] = [];

  constructor(store: RunStore) {
    const isThere = (folder: string) => store.find(folder) !== undefined;
    this.#following = store.onDidChange(() => {
      this.#marked = this.#marked.filter(isThere);
      if (this.#folder !== undefined && !isThere(this.#folder)) this.select(this.#marked[0]);
    });
  }

  get folder(): string | undefined {
    return this.#folder;
  }

  get marked(): readonly string[] {
    return this.#marked;
  }

  select(folder: string | undefined): void {
    this.mark(folder === undefined ? [] : [folder]);
    this.#change(folder);
  }

  mark(folders: readonly string[]): void {
    this.#marked = folders;
    const [first] = folders;
    if (first !== undefined) this.#change(first);
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }

  #change(folder: string | undefined): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#changed.fire(folder);
  }
}
