/**
 * @file State of the TensorFlow engine. Every program has a session, and variables, of its own, since sessions share
 * nothing; a piece of state lives in the session that wrote or took it last, and is copied when another program needs it:
 * between training and evaluation, not between iterations.
 */
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';
import type { EngineState } from '../engine.js';

/** Who has values of state in variables. */
export interface Holder {
  read(names: readonly string[]): NamedTensors;
}

interface Piece {
  /** Grows whenever the piece is written. */
  readonly version: number;
  /** The newest value, or who has it. */
  readonly value: HostTensor | Holder;
}

const isHolder = (value: HostTensor | Holder): value is Holder => 'read' in value;

export class TensorFlowState implements EngineState {
  readonly #pieces = new Map<string, Piece>();

  constructor(initial: NamedTensors) {
    for (const [name, { shape, data }] of initial)
      this.#pieces.set(name, { version: 1, value: { shape, data: data.slice() } });
  }

  get names(): readonly string[] {
    return [...this.#pieces.keys()];
  }

  has(name: string): boolean {
    return this.#pieces.has(name);
  }

  version(name: string): number {
    return this.#pieces.get(name)?.version ?? 0;
  }

  /** The newest values, without a copy where they are here. */
  values(names: readonly string[]): NamedTensors {
    const here = new Map<string, HostTensor>();
    const elsewhere = new Map<Holder, string[]>();
    for (const name of names) {
      const value = this.#pieces.get(name)?.value;
      if (value === undefined) continue;
      if (isHolder(value)) elsewhere.set(value, [...(elsewhere.get(value) ?? []), name]);
      else here.set(name, value);
    }
    for (const [holder, held] of elsewhere)
      for (const [name, tensor] of holder.read(held)) here.set(name, tensor);
    return new Map(names.flatMap((name) => [...pair(name, here.get(name))]));
  }

  async read(names: readonly string[] = this.names): Promise<NamedTensors> {
    return new Map(
      [...this.values(names)].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]),
    );
  }

  /** A program has the newest value of this piece in a variable, and no copy need stay here; gives its version. */
  moved(name: string, holder: Holder): number {
    const version = this.version(name);
    this.#pieces.set(name, { version, value: holder });
    return version;
  }

  /** A program has written this piece; gives its version. */
  written(name: string, holder: Holder): number {
    const version = this.version(name) + 1;
    this.#pieces.set(name, { version, value: holder });
    return version;
  }

  /** Takes over what a program has that is about to go. */
  takeFrom(holder: Holder): void {
    const held = [...this.#pieces].flatMap(([name, { value }]) => (value === holder ? [name] : []));
    for (const [name, value] of holder.read(held))
      this.#pieces.set(name, { version: this.version(name), value });
  }

  async dispose(): Promise<void> {
    this.#pieces.clear();
  }
}

function pair(name: string, tensor: HostTensor | undefined): [string, HostTensor][] {
  return tensor ? [[name, tensor]] : [];
}
