/** @file A session of libtensorflow: a graph that is loaded once, and run by the names of what is fed and fetched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineErrors } from '../../errors/engine.js';
import type { HostTensor } from '../../tensor/host-tensor.js';
import type { Binding } from './binding.js';

export class Session {
  #disposed = false;

  private constructor(
    private readonly binding: Binding,
    private readonly id: number,
  ) {}

  /** Loads a serialised `SavedModel`, which libtensorflow takes from a folder only. */
  static load(binding: Binding, bytes: Uint8Array): Session {
    const folder = mkdtempSync(join(tmpdir(), 'l2t-tensorflow-'));
    try {
      writeFileSync(join(folder, 'saved_model.pb'), bytes);
      return new Session(
        binding,
        failing(() => binding.loadSavedModel(folder, 'serve')),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Feeds these tensors by the names of placeholders; gives the elements of what is fetched, in order. */
  run(feeds: ReadonlyMap<string, HostTensor>, fetches: readonly string[]): Float32Array[] {
    const { binding } = this;
    const fed: number[] = [];
    const output = (name: string): string => `${name}:0`;
    try {
      for (const { shape, data } of feeds.values())
        fed.push(failing(() => binding.createTensor(shape, binding.TF_FLOAT, data)));
      const inputs = [...feeds.keys()].map(output).join();
      const results = failing(() => binding.runSavedModel(this.id, fed, inputs, fetches.map(output).join()));
      return results.map(({ id }) => this.#take(id));
    } finally {
      for (const tensor of fed) binding.deleteTensor(tensor);
    }
  }

  #take(tensor: number): Float32Array {
    try {
      const data = this.binding.tensorDataSync(tensor);
      if (data instanceof Float32Array) return data;
      throw engineErrors.failed('tensorflow', 'a result is not float32');
    } finally {
      this.binding.deleteTensor(tensor);
    }
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.binding.deleteSavedModel(this.id);
  }
}

function failing<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw engineErrors.failed('tensorflow', cause);
  }
}
