/** @file Where else in an experiment file a key belongs: what is written at the wrong place is known at another. */
import { type Path, pathText } from '../text/problem.js';
import type { SchemaNode } from './expectation.js';
import { experimentSchema } from './schema.js';

/** The objects of the schema that a path of keys leads to, each with the keys that it takes. */
function* objectsIn(schema: SchemaNode, path: Path): Generator<[Path, string[]]> {
  const properties = schema.properties ?? {};
  yield [path, Object.keys(properties)];
  for (const [key, inner] of Object.entries(properties)) {
    // A matrix repeats the experiment's keys as its own.
    if (inner.properties && key !== 'matrix') yield* objectsIn(inner, [...path, key]);
    // Of the sources the first stands for all; pairs are too many for a key to belong to one.
    if (key === 'sources' && inner.items) yield* objectsIn(inner.items, [...path, key, 0]);
  }
}

/** Key → the objects that take it, such as `learningRate` → `optimizer`, `metaOptimizer`. */
const places = new Map<string, Path[]>();
// TypeBox's types say which values fit, not which keywords there are.
const written: unknown = experimentSchema;
const isSchema = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null;
const experiment = isSchema(written) ? written : {};
for (const [path, keys] of objectsIn(experiment, [])) {
  for (const key of keys) places.set(key, [...(places.get(key) ?? []), path]);
}
const axes = new Set(Object.keys(experiment.properties?.matrix?.properties ?? {}));

/** Whether an object is a matrix, or a combination that one includes or excludes: their keys are paths with points. */
const isOfAxes = (owner: Path): boolean => owner[0] === 'matrix' && [1, 3].includes(owner.length);

/**
 * The paths that a key with this value could have instead: the same key in other objects, for "data.imagesPerClass"
 * the key within `data`, and within a matrix the paths with points that end in it.
 * @param owner path of the object that has the key and does not take it.
 */
export function otherPlaces(owner: Path, key: string): Path[] {
  const steps = key.split('.', 4);
  const [last = key] = steps.slice(-1);
  const written = steps.slice(0, -1).join('.');
  return (places.get(last) ?? [])
    .filter((place) => written === '' || place.join('.') === written)
    .map((place): Path => (isOfAxes(owner) ? [...owner, [...place, last].join('.')] : [...place, last]))
    .filter((path) => !isOfAxes(owner) || axes.has(String(path.at(-1))));
}

/** Where a key belongs as a sentence names it: `optimizer.learningRate`. */
export const placeText = (owner: Path, path: Path): string =>
  isOfAxes(owner) ? String(path.at(-1)) : pathText(path);
