/** @file The combinations of a matrix, by the conventions of GitHub Actions: axes, then what is excluded, then what is included. */
import { isDeepStrictEqual } from 'node:util';

/** The value of each axis; keys are paths of the experiment, such as `data.imagesPerClass`. */
export type Combination = Readonly<Record<string, unknown>>;

/** A matrix as a file has it: lists of values by path, and two lists of combinations. */
export interface Matrix {
  readonly include?: readonly (Combination | undefined)[];
  readonly exclude?: readonly (Combination | undefined)[];
  readonly [axis: string]: readonly unknown[] | undefined;
}

const listKeys = new Set(['include', 'exclude']);

/** The axes of a matrix with their values, in the order of the file; entries that are not in form are left out. */
function axesOf(matrix: Matrix): [axis: string, values: unknown[]][] {
  return Object.entries(matrix)
    .filter(([axis]) => !listKeys.has(axis))
    .map(([axis, values = []]) => [axis, values.filter((value) => value !== undefined)]);
}

/** How many combinations the axes alone have; 0 where there are no axes. */
function productOf(matrix: Matrix): number {
  const axes = axesOf(matrix);
  return axes.length === 0 ? 0 : axes.reduce((product, [, values]) => product * values.length, 1);
}

const agrees = (combination: Combination, other: Combination): boolean =>
  Object.entries(other).every(([axis, value]) => isDeepStrictEqual(combination[axis], value));

function product(axes: readonly [axis: string, values: unknown[]][]): Combination[] {
  return axes.reduce<Combination[]>(
    (all, [axis, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [axis]: value }))),
    axes.length === 0 ? [] : [{}],
  );
}

/** How many runs a matrix asks for, without making them where they are too many. */
export function isTooLarge(matrix: Matrix, most: number): boolean {
  return productOf(matrix) + (matrix.include?.length ?? 0) > most;
}

/**
 * All combinations, the last axis fastest. What `exclude` names is left out, where all its keys agree. Each entry of `include`
 * is added to the combinations whose axes it does not contradict; one that fits none of them is a combination of its own.
 */
export function combinationsOf(matrix: Matrix): Combination[] {
  const axes = axesOf(matrix);
  const names = new Set(axes.map(([axis]) => axis));
  const excluded = (matrix.exclude ?? []).filter((entry) => entry !== undefined);
  const kept = product(axes).filter((combination) => !excluded.some((entry) => agrees(combination, entry)));
  const given = kept.map((original) => ({ original, combined: original }));
  const own: Combination[] = [];
  for (const entry of matrix.include ?? []) {
    if (entry === undefined) continue;
    const ofAxes = Object.fromEntries(Object.entries(entry).filter(([axis]) => names.has(axis)));
    const fitting = given.filter(({ original }) => agrees(original, ofAxes));
    if (fitting.length === 0) own.push(entry);
    for (const each of fitting) each.combined = { ...each.combined, ...entry };
  }
  return [...given.map(({ combined }) => combined), ...own];
}
