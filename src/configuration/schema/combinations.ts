/** @file The combinations of a matrix, by the conventions of GitHub Actions: axes, then what is excluded, then what is included. */

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

/** The keys in which the runs of a matrix may differ. */
export function variedKeys(matrix: Matrix): string[] {
  const included = present(matrix.include).flatMap(Object.keys);
  return [...new Set([...axesOf(matrix).map(([axis]) => axis), ...included])];
}

/** How many combinations the axes alone have; 0 where there are no axes. */
function productOf(matrix: Matrix): number {
  const axes = axesOf(matrix);
  return axes.length === 0 ? 0 : axes.reduce((product, [, values]) => product * values.length, 1);
}

/** Every combination of the axes, the last fastest. */
function* productOfAxes(axes: readonly [axis: string, values: unknown[]][]): Generator<Combination> {
  const [first, ...rest] = axes;
  if (!first) return;
  const [axis, values] = first;
  for (const value of values) {
    if (rest.length === 0) yield { [axis]: value };
    else for (const others of productOfAxes(rest)) yield { [axis]: value, ...others };
  }
}

/** Values are told apart by their text, which is made once for each: some are lists of thousands of pairs. */
class Values {
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<unknown, number>();

  agree(combination: Combination, other: Combination): boolean {
    return Object.entries(other).every(
      ([axis, value]) => axis in combination && this.#numberOf(combination[axis]) === this.#numberOf(value),
    );
  }

  #numberOf(value: unknown): number {
    const before = this.#known.get(value);
    if (before !== undefined) return before;
    const text = canonicalText(value);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#known.set(value, number);
    return number;
  }
}

/** JSON in which the order of keys says nothing. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
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
  const { values, ofAxes } = partsOf(matrix);
  const given = [...keptOf(matrix, values)].map((original) => ({ original, combined: original }));
  const own: Combination[] = [];
  for (const entry of present(matrix.include)) {
    const wanted = ofAxes(entry);
    const fitting = given.filter(({ original }) => values.agree(original, wanted));
    if (fitting.length === 0) own.push(entry);
    for (const each of fitting) each.combined = { ...each.combined, ...entry };
  }
  return [...given.map(({ combined }) => combined), ...own];
}

/** The first of `combinationsOf`, without the others. */
export function firstCombination(matrix: Matrix): Combination | undefined {
  const { values, ofAxes } = partsOf(matrix);
  const [original] = keptOf(matrix, values);
  const included = present(matrix.include);
  if (!original) return included[0];
  const fitting = included.filter((entry) => values.agree(original, ofAxes(entry)));
  return Object.assign({}, original, ...fitting);
}

const present = (entries: Matrix['include'] = []): Combination[] =>
  entries.filter((entry) => entry !== undefined);

function partsOf(matrix: Matrix) {
  const names = new Set(axesOf(matrix).map(([axis]) => axis));
  const ofAxes = (entry: Combination): Combination =>
    Object.fromEntries(Object.entries(entry).filter(([axis]) => names.has(axis)));
  return { values: new Values(), ofAxes };
}

/** The combinations of the axes that are not excluded. */
function* keptOf(matrix: Matrix, values: Values): Generator<Combination> {
  const excluded = present(matrix.exclude);
  for (const combination of productOfAxes(axesOf(matrix)))
    if (!excluded.some((entry) => values.agree(combination, entry))) yield combination;
}
