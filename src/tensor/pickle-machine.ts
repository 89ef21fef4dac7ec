/** @file The state of one reading of a pickle (stack, marks, memo), and what the instructions do to it. */
import { costs, type PickleBudget } from './pickle-budget.js';
import { PickleReader } from './pickle-reader.js';
import { isStateful, PickleGlobal, Placeholder } from './pickle-values.js';

export interface PickleRules {
  /** The names that are known, by `module.name`. */
  readonly globals: ReadonlyMap<string, PickleGlobal>;
  /** What a persistent id (a storage, in PyTorch's files) stands for. */
  readonly persistent: (id: unknown) => unknown;
  /** Shared by the pickles of one file. */
  readonly budget: PickleBudget;
}

export class PickleMachine {
  readonly #stack: unknown[] = [];
  readonly #marks: number[] = [];
  readonly #memo = new Map<number, unknown>();
  readonly read: PickleReader;

  constructor(
    bytes: Uint8Array,
    offset: number,
    readonly rules: PickleRules,
    file: string,
  ) {
    this.read = new PickleReader(bytes, offset, file, rules.budget);
  }

  get #budget(): PickleBudget {
    return this.rules.budget;
  }

  push(value: unknown): void {
    this.#budget.spend(costs.value);
    this.#stack.push(value);
  }

  pushContainer(value: unknown): void {
    this.#budget.spend(costs.container);
    this.push(value);
  }

  pop(): unknown {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) throw this.read.malformed();
    return this.#stack.pop();
  }

  /** Python's POP takes a mark away where nothing lies above it. */
  drop(): void {
    if (this.#marks.at(-1) === this.#stack.length) this.#marks.pop();
    else this.pop();
  }

  mark(): void {
    this.#budget.spend(costs.value);
    this.#marks.push(this.#stack.length);
  }

  popToMark(): unknown[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw this.read.malformed();
    return this.#stack.splice(mark);
  }

  top(): unknown {
    const value = this.pop();
    this.#stack.push(value);
    return value;
  }

  remember(index = this.#memo.size): void {
    this.#budget.spend(costs.entry);
    this.#memo.set(index, this.top());
  }

  recall(index: number): void {
    if (!this.#memo.has(index)) throw this.read.malformed();
    this.push(this.#memo.get(index));
  }

  /** What is no list but an object that only has a place keeps none of them. */
  append(values: readonly unknown[]): void {
    const list = this.top();
    if (Array.isArray(list)) for (const value of values) list.push(value);
    else if (!isObject(list)) throw this.read.malformed();
  }

  setItems(pairs: readonly unknown[]): void {
    const dictionary = this.top();
    if (!isObject(dictionary) || pairs.length % 2 !== 0) throw this.read.malformed();
    if (!(dictionary instanceof Map)) return;
    this.#budget.spend(costs.entry * pairs.length);
    for (let index = 0; index < pairs.length; index += 2) dictionary.set(pairs[index], pairs[index + 1]);
  }

  dictionary(entries: readonly unknown[]): void {
    this.pushContainer(new Map());
    this.setItems(entries);
  }

  tuple(count: number): void {
    const values = Array.from({ length: count }, () => this.pop());
    this.pushContainer(values.reverse());
  }

  global(module: unknown, name: unknown): void {
    if (typeof module !== 'string' || typeof name !== 'string') throw this.read.malformed();
    const full = `${module}.${name}`;
    this.pushContainer(this.rules.globals.get(full) ?? new PickleGlobal(full));
  }

  /** REDUCE and all kinds of NEWOBJ: a known name makes its value, any other a placeholder. */
  make(callee: unknown, values: unknown): void {
    if (!isObject(callee) || !Array.isArray(values)) throw this.read.malformed();
    this.#budget.spend(costs.container + values.length);
    if (callee instanceof PickleGlobal && callee.call) {
      this.#budget.spendCopies(values);
      this.push(callee.call(values));
    } else if (
      callee instanceof PickleGlobal &&
      isRebuilder(callee.name) &&
      values[0] instanceof PickleGlobal
    )
      this.make(values[0], values.slice(1));
    else this.push(new Placeholder(callee instanceof PickleGlobal ? callee.name : 'object', values));
  }

  build(): void {
    const state = this.pop();
    const object = this.top();
    if (object instanceof Placeholder) object.state = state;
    else if (isStateful(object)) {
      if (Array.isArray(state)) this.#budget.spendCopies(state);
      object.setState(state);
    } else if (!isObject(object) || Array.isArray(object)) throw this.read.malformed();
  }
}

/** What Python calls where a class cannot be called itself: the class is the first argument. */
const isRebuilder = (name: string) =>
  ['copyreg.__newobj__', 'copy_reg.__newobj__', 'copyreg._reconstructor', 'copy_reg._reconstructor'].includes(
    name,
  );

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
