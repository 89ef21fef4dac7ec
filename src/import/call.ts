/** @file A node's arguments by the names of its operator's signature. What has its default is left out of files. */
import { t } from '@vscode/l10n';
import type { Size } from '../catalog/networks/step.js';
import { filledConstant } from './constants.js';
import type { Argument, GraphNode } from './program.js';
import { refuse } from './refusal.js';
import type { Trace } from './trace.js';
import type { Value } from './value.js';

/** What names stand for at the moment that a node is run. */
export interface Scope {
  readonly value: (name: string) => Value;
  readonly size: (symbol: string) => Size;
}

export class Call {
  constructor(
    readonly node: GraphNode,
    readonly trace: Trace,
    readonly scope: Scope,
    /** The name of the operator: `relu`, also of `relu_`. */
    readonly operator: string,
  ) {}

  #given(name: string): Argument | undefined {
    const argument = this.node.arguments.get(name);
    return argument === undefined || argument.kind === 'none' ? undefined : argument;
  }

  #wrong(name: string): never {
    return refuse(t('its argument {0} is missing, or of another kind', name));
  }

  /** A tensor; '' for the first argument, whatever its name. */
  value(name = ''): Value {
    return this.optional(name) ?? this.#wrong(name);
  }

  optional(name: string): Value | undefined {
    const argument = name === '' ? [...this.node.arguments.values()][0] : this.#given(name);
    return argument?.kind === 'tensor' ? this.scope.value(argument.name) : undefined;
  }

  /** Tensors, of which some may be left out. */
  values(name: string): (Value | undefined)[] {
    const argument = this.#given(name);
    if (argument?.kind !== 'tensors') return this.#wrong(name);
    return argument.names.map((each) => (each === undefined ? undefined : this.scope.value(each)));
  }

  /** A tensor, or a number in its place. */
  operand(name: string, otherwise?: number): Value {
    const argument = this.#given(name);
    if (argument?.kind === 'tensor') return this.scope.value(argument.name);
    const kind = argument?.kind === 'size' ? 'integer' : argument?.kind === 'flag' ? 'boolean' : 'float';
    return filledConstant([], kind, this.number(name, otherwise));
  }

  has(name: string): boolean {
    return this.#given(name) !== undefined;
  }

  /** A number, or undefined where it is left out. */
  optionalNumber(name: string): number | undefined {
    const argument = this.#given(name);
    switch (argument?.kind) {
      case undefined:
        return undefined;
      case 'number':
        return argument.value;
      case 'flag':
        return Number(argument.value);
      case 'size': {
        const size = this.#size(argument.size);
        return typeof size === 'number' ? size : this.#wrong(name);
      }
      default:
        return this.#wrong(name);
    }
  }

  number(name: string, otherwise?: number): number {
    return this.optionalNumber(name) ?? otherwise ?? this.#wrong(name);
  }

  flag(name: string, otherwise = false): boolean {
    const argument = this.#given(name);
    if (argument === undefined) return otherwise;
    return argument.kind === 'flag' ? argument.value : this.#wrong(name);
  }

  text(name: string, otherwise: string): string {
    const argument = this.#given(name);
    if (argument === undefined) return otherwise;
    return argument.kind === 'text' ? argument.value : this.#wrong(name);
  }

  /** PyTorch's number of a type of numbers. */
  type(name: string): number | undefined {
    const argument = this.#given(name);
    return argument?.kind === 'type' ? argument.type : undefined;
  }

  sizes(name: string, otherwise?: readonly Size[]): readonly Size[] {
    const argument = this.#given(name);
    if (argument === undefined) return otherwise ?? this.#wrong(name);
    if (argument.kind === 'size') return [this.#size(argument.size)];
    return argument.kind === 'sizes' ? argument.sizes.map((size) => this.#size(size)) : this.#wrong(name);
  }

  integers(name: string, otherwise?: readonly number[]): number[] {
    return this.sizes(name, otherwise).map((size) => (typeof size === 'number' ? size : this.#wrong(name)));
  }

  numbers(name: string): readonly number[] | undefined {
    const argument = this.#given(name);
    if (argument === undefined) return undefined;
    if (argument.kind === 'sizes') return this.integers(name);
    return argument.kind === 'numbers' ? argument.values : this.#wrong(name);
  }

  /** Height and width; one number stands for both. */
  pair(name: string, otherwise?: readonly number[]): [height: number, width: number] {
    const [height, width = height, ...more] = this.integers(name, otherwise);
    return height === undefined || width === undefined || more.length > 0
      ? this.#wrong(name)
      : [height, width];
  }

  /** The axes; all of them where none are given. */
  axes(name: string, rank: number): number[] {
    const given = this.has(name) ? this.integers(name) : [];
    const all = Array.from({ length: rank }, (_, axis) => axis);
    if (given.some((axis) => axis < -rank || axis >= rank)) return this.#wrong(name);
    return given.length === 0 ? all : given.map((axis) => (axis < 0 ? axis + rank : axis));
  }

  #size(size: number | { readonly symbol: string }): Size {
    return typeof size === 'number' ? size : this.scope.size(size.symbol);
  }
}
