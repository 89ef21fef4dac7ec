/** @file In which order layer pairs are listed: remembered for the workspace, and known to `when` clauses. */
import { commands, type Disposable, EventEmitter, type Memento } from 'vscode';
import { contextKeys } from '../context-keys.js';
import type { PairOrder, PairOrdering } from '../services.js';

const key = 'pairOrder';

export class RememberedPairOrder implements PairOrdering, Disposable {
  readonly #changed = new EventEmitter<PairOrder>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memory: Memento) {
    this.#tell();
  }

  get order(): PairOrder {
    return this.memory.get<unknown>(key) === 'file' ? 'file' : 'strength';
  }

  async choose(order: PairOrder): Promise<void> {
    await this.memory.update(key, order);
    this.#tell();
    this.#changed.fire(order);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #tell(): void {
    void commands.executeCommand('setContext', contextKeys.pairOrder, this.order);
  }
}
