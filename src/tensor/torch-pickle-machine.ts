/** @file The state of one reading of a pickle (bytes, stack, marks, memo), and what the instructions do to it. */
import { weightErrors } from '../errors/weights.js';
import { viewOf } from './element-type.js';

/** A name that pickles may use; `call` makes its value from its arguments, where it may be called at all. */
export class PermittedGlobal {
  constructor(
    readonly name: string,
    readonly call?: (values: readonly unknown[]) => unknown,
  ) {}
}

export interface PickleRules {
  /** Permitted globals by `module.name`. */
  readonly globals: ReadonlyMap<string, PermittedGlobal>;
  /** What a persistent id (a storage, in PyTorch's files) stands for. */
  readonly persistent: (id: unknown) => unknown;
}

/** The state of one reading. Every length is checked against the file before anything is made of it. */
export class PickleMachine {
  readonly #stack: unknown[] = [];
  readonly #marks: number[] = [];
  readonly memo = new Map<number, unknown>();
  readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    public position: number,
    readonly rules: PickleRules,
    readonly file: string,
  ) {
    this.view = viewOf(bytes);
  }

  malformed(): Error {
    return weightErrors.malformedPickle(this.file, this.position);
  }

  /** Steps over `count` bytes and returns where they start. */
  take(count: number): number {
    const start = this.position;
    if (!(count <= this.bytes.length - start)) throw weightErrors.truncated(this.file, start);
    this.position += count;
    return start;
  }

  byte = () => this.view.getUint8(this.take(1));
  uint16 = () => this.view.getUint16(this.take(2), true);
  uint32 = () => this.view.getUint32(this.take(4), true);
  uint64 = () => Number(this.view.getBigUint64(this.take(8), true));

  slice(count: number): Uint8Array {
    const start = this.take(count);
    return this.bytes.subarray(start, start + count);
  }

  text(count: number): string {
    return new TextDecoder().decode(this.slice(count));
  }

  line(): string {
    const end = this.bytes.indexOf(0x0a, this.position);
    const text = this.text(end < 0 ? Number.POSITIVE_INFINITY : end - this.position);
    this.take(1);
    return text;
  }

  /** A signed little-endian integer; a number where that is exact. */
  long(count: number): number | bigint {
    const digits = Array.from(this.slice(count), (byte) => byte.toString(16).padStart(2, '0')).reverse();
    const value = BigInt.asIntN(8 * count, BigInt(`0x0${digits.join('')}`));
    return BigInt.asIntN(53, value) === value ? Number(value) : value;
  }

  push(value: unknown): void {
    this.#stack.push(value);
  }

  pop(): unknown {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) throw this.malformed();
    return this.#stack.pop();
  }

  mark(): void {
    this.#marks.push(this.#stack.length);
  }

  popToMark(): unknown[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw this.malformed();
    return this.#stack.splice(mark);
  }

  top(): unknown {
    const value = this.pop();
    this.push(value);
    return value;
  }

  remember(index: number): void {
    this.memo.set(index, this.top());
  }

  recall(index: number): void {
    if (!this.memo.has(index)) throw this.malformed();
    this.push(this.memo.get(index));
  }

  append(values: readonly unknown[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw this.malformed();
    for (const value of values) list.push(value);
  }

  setItems(pairs: readonly unknown[]): void {
    const dictionary = this.top();
    if (!(dictionary instanceof Map) || pairs.length % 2 !== 0) throw this.malformed();
    for (let index = 0; index < pairs.length; index += 2) dictionary.set(pairs[index], pairs[index + 1]);
  }

  tuple(count: number): void {
    const values = Array.from({ length: count }, () => this.pop());
    this.push(values.reverse());
  }

  global(module: unknown, name: unknown): void {
    if (typeof module !== 'string' || typeof name !== 'string') throw this.malformed();
    const permitted = this.rules.globals.get(`${module}.${name}`);
    if (permitted === undefined) throw weightErrors.globalRefused(this.file, `${module}.${name}`);
    this.push(permitted);
  }

  reduce(): void {
    const values = this.pop();
    const callee = this.pop();
    if (!(callee instanceof PermittedGlobal) || !callee.call || !Array.isArray(values))
      throw this.malformed();
    this.push(callee.call(values));
  }

  /** An OrderedDict's attributes (PyTorch's `_metadata`) are of no use here; nothing else may have any. */
  build(): void {
    this.pop();
    if (!(this.top() instanceof Map)) throw this.malformed();
  }
}
