/** @file Values that are computed on the host: how they are made, and their numbers. */
import { elementCount } from '../tensor/host-tensor.js';
import { denseStrides, placesOf } from '../tensor/strided-view.js';
import { stretchedShape } from './shape.js';
import type { ConstantValue, Numbers } from './value.js';
import type { NumberKind } from './weights.js';

export function constantOf(
  shape: readonly number[],
  numbers: NumberKind,
  inputs: readonly ConstantValue[],
  compute: (inputs: readonly Numbers[]) => Numbers['data'],
): ConstantValue {
  return { kind: 'constant', shape, numbers, recipe: { kind: 'computed', inputs, compute } };
}

export function filledConstant(shape: readonly number[], numbers: NumberKind, value: number): ConstantValue {
  return { kind: 'constant', shape, numbers, recipe: { kind: 'filled', value } };
}

/** The number that all of a constant's elements are, where that is known without reading weights. */
export function knownNumber({ recipe }: ConstantValue): number | undefined {
  return recipe.kind === 'filled' ? recipe.value : undefined;
}

/** The numbers of a tensor that stretches to a shape. */
export function stretchedNumbers({ shape, data }: Numbers, wanted: readonly number[]): Float64Array {
  const own = denseStrides(shape);
  const strides = wanted.map((_, axis) => {
    const from = axis - wanted.length + shape.length;
    return (shape[from] ?? 1) === 1 ? 0 : (own[from] ?? 0);
  });
  return Float64Array.from(placesOf(wanted, strides), (place) => data[place] ?? 0);
}

/** A function of each element, of tensors that stretch against each other. */
export function elementwise(
  numbers: NumberKind,
  inputs: readonly ConstantValue[],
  combine: (...elements: readonly number[]) => number,
): ConstantValue {
  const shape = stretchedShape(...inputs.map((input) => input.shape)).map(Number);
  return constantOf(shape, numbers, inputs, (values) => {
    const stretched = values.map((value) => stretchedNumbers(value, shape));
    return Float64Array.from({ length: elementCount(shape) }, (_, index) =>
      combine(...stretched.map((data) => data[index] ?? 0)),
    );
  });
}

/** Numbers that all constants of one file together may have, beyond as many as the file itself. */
const mostNumbers = 2 ** 25;

/** Computes constants, each once. */
export class ConstantEvaluator {
  readonly #known = new Map<ConstantValue, Numbers>();
  #numbersLeft: number;

  /** @param tensors of the file, by name. @param fileNumbers how many there are in all. */
  constructor(
    readonly tensors: ReadonlyMap<string, Numbers>,
    fileNumbers: number,
    readonly tooLarge: () => Error,
  ) {
    this.#numbersLeft = mostNumbers + fileNumbers;
  }

  /** Chains of constants may be longer than calls may be deep. */
  evaluate(wanted: ConstantValue): Numbers {
    const waiting = [wanted];
    for (let current = waiting.at(-1); current !== undefined; current = waiting.at(-1)) {
      const inputs = current.recipe.kind === 'computed' ? current.recipe.inputs : [];
      const missing = inputs.filter((input) => !this.#known.has(input));
      for (const input of missing) waiting.push(input);
      if (missing.length > 0) continue;
      waiting.pop();
      if (!this.#known.has(current)) this.#known.set(current, this.#numbersOf(current, inputs));
    }
    return this.#known.get(wanted) ?? { shape: wanted.shape, data: new Float64Array(0) };
  }

  #numbersOf({ recipe, shape }: ConstantValue, inputs: readonly ConstantValue[]): Numbers {
    if (recipe.kind === 'file')
      return this.tensors.get(recipe.name) ?? { shape, data: new Float64Array(elementCount(shape)) };
    this.#numbersLeft -= elementCount(shape);
    if (!(this.#numbersLeft >= 0)) throw this.tooLarge();
    if (recipe.kind === 'filled')
      return { shape, data: new Float64Array(elementCount(shape)).fill(recipe.value) };
    return {
      shape,
      data: recipe.compute(inputs.flatMap((input) => this.#known.get(input) ?? [])),
    };
  }
}

/** The names of the file's tensors that constants are computed from. */
export function fileTensorsOf(constants: Iterable<ConstantValue>): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<ConstantValue>();
  const waiting = [...constants];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    if (current.recipe.kind === 'file') names.add(current.recipe.name);
    else if (current.recipe.kind === 'computed')
      for (const input of current.recipe.inputs) waiting.push(input);
  }
  return names;
}
