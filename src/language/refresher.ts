/** @file Asks the editor to fetch lenses and hints anew, at most once a second. */
import type { Connection } from 'vscode-languageserver/node';

const betweenMilliseconds = 1000;

export class Refresher {
  #timer: NodeJS.Timeout | undefined;
  #last = 0;

  constructor(
    private readonly connection: Connection,
    private readonly can: () => { readonly lenses: boolean; readonly hints: boolean },
  ) {}

  request(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#last + betweenMilliseconds - Date.now());
    this.#timer = setTimeout(() => this.#ask(), wait);
    this.#timer.unref();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #ask(): void {
    this.#timer = undefined;
    this.#last = Date.now();
    const { lenses, hints } = this.can();
    // An editor that is closing down answers no more.
    if (lenses) this.connection.sendRequest('workspace/codeLens/refresh').catch(ignore);
    if (hints) this.connection.languages.inlayHint.refresh().catch(ignore);
  }
}

const ignore = () => undefined;
