/** @file Run feeds for the parts of the extension: whoever follows the same run shares one connection to its trainer. */
import { Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import type { TrainerStatus } from '../../run/control/protocol.js';
import { runFiles } from '../../run/folder/format.js';
import { RunFeed as PlainFeed } from '../../run/overview/run-feed.js';
import type { RunFeed, RunFeedListener } from '../services.js';

export class RunFeeds implements Disposable {
  readonly #shared = new Map<string, { readonly feed: PlainFeed; users: number }>();

  constructor(private readonly log: Pick<LogOutputChannel, 'warn'>) {}

  /** Follows a run until the returned feed is disposed. */
  follow(folder: string): RunFeed {
    const shared = this.#shared.get(folder) ?? { feed: this.#feedOf(folder), users: 0 };
    shared.users += 1;
    this.#shared.set(folder, shared);
    return new SharedFeed(shared.feed, () => {
      shared.users -= 1;
      if (shared.users > 0) return;
      shared.feed.dispose();
      this.#shared.delete(folder);
    });
  }

  #feedOf(folder: string): PlainFeed {
    return new PlainFeed(folder, (lines) =>
      this.log.warn(
        `${folder}: lines of ${runFiles.metrics} that hold no whole record are left out (${lines} so far)`,
      ),
    );
  }

  dispose(): void {
    for (const { feed } of this.#shared.values()) feed.dispose();
    this.#shared.clear();
  }
}

class SharedFeed implements RunFeed {
  readonly #statusChanged = new EventEmitter<TrainerStatus | undefined>();
  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly #subscriptions = new Set<() => void>();
  #release: (() => void) | undefined;

  constructor(
    private readonly feed: PlainFeed,
    release: () => void,
  ) {
    this.#release = release;
    this.#subscriptions.add(feed.onStatus((status) => this.#statusChanged.fire(status)));
  }

  get folder(): string {
    return this.feed.folder;
  }

  get status(): TrainerStatus | undefined {
    return this.feed.status;
  }

  subscribe(listener: RunFeedListener): Disposable {
    const end = this.feed.subscribe(listener);
    this.#subscriptions.add(end);
    return new Disposable(() => {
      end();
      this.#subscriptions.delete(end);
    });
  }

  dispose(): void {
    for (const end of this.#subscriptions) end();
    this.#subscriptions.clear();
    this.#statusChanged.dispose();
    this.#release?.();
    this.#release = undefined;
  }
}
