/** @file An experiment file with the values of one combination in the place of its matrix. */
import { type MethodName, methodNames, methodTable } from '../catalog/methods.js';
import { usersOf } from './checks/unused.js';
import type { Combination } from './schema/combinations.js';
import { defaults } from './schema/defaults.js';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withValue(object: Json, [key = '', ...rest]: readonly string[], value: unknown): Json {
  const inner = object[key];
  return {
    ...object,
    [key]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value),
  };
}

/**
 * The file as one of its combinations says it, without a matrix. Keys that the combination's method does not use are left
 * out, so that a method without look-ahead is not trained once for every T.
 */
export function combined(file: object, combination: Combination): object {
  const { matrix: _, ...base }: Json = { ...file };
  const whole = Object.entries(combination).reduce(
    (object, [path, value]) => withValue(object, path.split('.'), value),
    base,
  );
  const method = methodNames.find((name) => name === (whole.method ?? defaults.method));
  if (method === undefined) return whole;
  return usedBy(method, whole);
}

/** What of a file, or of a combination, the method uses. */
export function usedBy(method: MethodName, values: Json): Json {
  const isUsed = ([path]: [string, unknown]) => {
    const [key = ''] = path.split('.');
    return usersOf[key]?.(methodTable[method]) ?? true;
  };
  return Object.fromEntries(Object.entries(values).filter(isUsed));
}

/**
 * What tells the runs of a matrix apart: of each combination what its method uses, without axes that have one value in all.
 */
export function distinguishing(
  runs: readonly { readonly method: MethodName; readonly combination: Combination }[],
): Combination[] {
  const used = runs.map(({ method, combination }) => usedBy(method, combination));
  const valuesOf = (axis: string) => new Set(used.map((each) => JSON.stringify(each[axis])));
  const axes = new Set(used.flatMap(Object.keys));
  const constant = new Set([...axes].filter((axis) => valuesOf(axis).size === 1));
  // Of a single run all is told.
  if (constant.size === axes.size) return used;
  return used.map((each) => Object.fromEntries(Object.entries(each).filter(([axis]) => !constant.has(axis))));
}

/** `method: fm, seed: 1`: a combination as a person reads it; what is long is shortened. */
export function combinationText(combination: Combination): string {
  return Object.entries(combination)
    .map(([axis, value]) => `${axis}: ${valueText(value)}`)
    .join(', ');
}

const longest = 40;

/** A value of an axis, in a few words: a list of sources by their networks. */
export function valueText(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value
            .map((each) =>
              isObject(each) && 'network' in each ? String(each.network) : JSON.stringify(each),
            )
            .join(' + ')
        : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
