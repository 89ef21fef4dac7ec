/** @file Weights of a network from a file of any known format, whatever code base wrote it. */
import { t } from '@vscode/l10n';
import type { ShortcutKind } from '../../catalog/networks/basic-block.js';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { some, weightErrors } from '../../errors/weights.js';
import { filled, type HostTensor, sameShape } from '../../tensor/host-tensor.js';
import { requireFinite } from '../../tensor/stored-tensor.js';
import type { NetworkWeights } from './fit.js';
import { withTensors } from './open.js';
import { findPlace, hasShape, type Place, type Search } from './place.js';
import { leftOut, partsOfAnother } from './unused.js';
import { type WantedTensors, wantedTensors } from './wanted.js';

export interface LoadedWeights extends NetworkWeights {
  /** What was done to make the file fit, for the log. */
  readonly notes: string[];
}

export interface LoadWeightsOptions {
  /** Where in the file the weights lie; absent: wherever they fit. */
  readonly key?: string | undefined;
  /** Whether the classifier is used: one that is not there, or of another shape, is zero where it is not. */
  readonly classifier?: boolean;
}

/**
 * Loads a PyTorch (`.pth.tar`, `.pth`, `.pt`, `.ckpt`) or `.safetensors` file.
 * @throws StudioError `weights/...` where the file is damaged, holds no tensors, or does not fit; `weights/not-finite`.
 */
export function loadWeights(
  file: string,
  description: NetworkDescription,
  { key, classifier = true }: LoadWeightsOptions = {},
): Promise<LoadedWeights> {
  return withTensors(file, async (tensors) => {
    const wanted = wantedTensors(description);
    const search = findPlace(tensors, wanted, key);
    const place = search.best;
    if (place === undefined) throw weightErrors.noSuchKey(file, key ?? '', topKeys(tensors));
    const needed = classifier ? [...wanted.body, ...wanted.classifier] : wanted.body;
    requireFit(file, description, place, wanted, needed);
    const read = new Map([
      ...(await readAll(file, place, needed)),
      ...(classifier ? [] : await readUnasked(file, place, wanted)),
    ]);
    const select = (parameters: NetworkDescription['parameters']) =>
      new Map(parameters.map(({ name, shape }) => [name, read.get(name) ?? filled(shape, 0)]));
    return {
      parameters: select(description.parameters),
      statistics: select(description.statistics),
      notes: notesOf(file, [...tensors.keys()], search, place, wanted, new Set(read.keys())),
    };
  });
}

/** Those of the tensors that are there. */
async function readAll(
  file: string,
  place: Place,
  parameters: NetworkDescription['parameters'],
): Promise<Map<string, HostTensor>> {
  const read = new Map<string, HostTensor>();
  for (const { name } of parameters) {
    const stored = place.tensors.get(name);
    if (stored === undefined) continue;
    const tensor = await stored.read(fullName(place, name));
    requireFinite(tensor, file, fullName(place, name));
    read.set(name, tensor);
  }
  return read;
}

/** A classifier that nobody asks for, where all of it is there and can be read: no word is lost on one that is not. */
async function readUnasked(
  file: string,
  place: Place,
  { classifier }: WantedTensors,
): Promise<Map<string, HostTensor>> {
  const fits = classifier.every(({ name, shape }) => sameShape(place.tensors.get(name)?.shape ?? [], shape));
  return fits ? readAll(file, place, classifier).catch(() => new Map()) : new Map();
}

/**
 * The number of classes that a weight file was trained for: the outputs of its last linear layer; 1 where it has none and
 * none is used.
 */
export function readClassCount(
  file: string,
  description: NetworkDescription,
  { key, classifier = true }: LoadWeightsOptions = {},
): Promise<number> {
  return withTensors(file, async (tensors) => {
    const wanted = wantedTensors(description);
    const place = findPlace(tensors, wanted, key).best;
    const weight = wanted.classifier.find(({ name }) => name === description.head.weight);
    const [classes, inputs, ...more] = place?.tensors.get(weight?.name ?? '')?.shape ?? [];
    // A convolution is one where it looks at single positions.
    const isLinear =
      classes !== undefined && classes > 0 && inputs !== undefined && more.every((size) => size === 1);
    if (isLinear && (classifier || inputs === weight?.shape[1])) return classes;
    if (classifier) throw weightErrors.noLastLayer(file, description.title);
    return 1;
  });
}

/** The form of a network whose weights a file holds: without parameters in its shortcuts where exactly those are not there. */
export function readShortcut(
  file: string,
  forms: Readonly<Record<ShortcutKind, NetworkDescription>>,
  key: string | undefined,
): Promise<ShortcutKind> {
  return withTensors(file, async (tensors) => {
    if (findPlace(tensors, wantedTensors(forms.projection), key).fits) return 'projection';
    const { best, fits } = findPlace(tensors, wantedTensors(forms.padding), key);
    const hasProjection = [...(best?.tensors.keys() ?? [])].some((name) => name.includes('.downsample.'));
    return fits && !hasProjection ? 'padding' : 'projection';
  });
}

function requireFit(
  file: string,
  description: NetworkDescription,
  place: Place,
  { names }: WantedTensors,
  needed: NetworkDescription['parameters'],
): void {
  const missing: string[] = [];
  const different: { name: string; found: readonly number[]; wanted: readonly number[] }[] = [];
  const used = new Set<string>();
  for (const { name, shape } of needed) {
    const found = place.tensors.get(name);
    if (found) used.add(name);
    if (found === undefined && !place.zeros.has(name)) missing.push(name);
    else if (found && !hasShape(found, shape)) different.push({ name, found: found.shape, wanted: shape });
  }
  const strange = [...place.keys].flatMap(([name, key]) => (names.has(name) ? [] : [key]));
  const leftOver = missing.length > 0 ? strange : partsOfAnother(place, used, names);
  if (missing.length + different.length + leftOver.length === 0) return;
  const nearest = {
    prefix: place.prefix,
    fitting: needed.length - missing.length - different.length,
    needed: needed.length,
  };
  throw weightErrors.doesNotFit(file, description, { missing, leftOver, different, nearest });
}

const fullName = ({ prefix, keys }: Place, name: string): string =>
  [...(prefix === '' ? [] : [prefix]), keys.get(name) ?? name].join('.');

const topKeys = (tensors: ReadonlyMap<string, unknown>): string[] => [
  ...new Set(Array.from(tensors.keys(), (name) => name.split('.', 1)[0] ?? '')),
];

/** Containers that are entered without a word. */
const plain = /^(state_dict|model_state_dict|model|net)?$/;

function notesOf(
  file: string,
  all: readonly string[],
  { others }: Search,
  place: Place,
  { classifier }: WantedTensors,
  used: ReadonlySet<string>,
): string[] {
  const notes: string[] = [];
  if (!plain.test(place.prefix)) notes.push(t('{0}: the weights are those under "{1}".', file, place.prefix));
  if (others.length > 0)
    notes.push(
      t(
        '{0}: others fit as well: {1}; "weights": { "file": ..., "key": ... } chooses.',
        file,
        some(others.map(({ prefix }) => prefix)),
      ),
    );
  const renamed = [...used].filter((name) => place.keys.get(name) !== name).length;
  if (renamed > 0) notes.push(t('{0}: {1} tensors were renamed.', file, renamed));
  for (const name of place.zeros)
    if (!place.tensors.has(name))
      notes.push(t('{0}: {1} is absent, as its convention leaves it out; it is zero.', file, name));
  if (classifier.some(({ name }) => !used.has(name)))
    notes.push(t('{0} has no classifier that fits; the method does not use one.', file));
  const unused = leftOut(all, place, used);
  if (unused.length > 0)
    notes.push(t('{0}: left out, as the network does not need them: {1}.', file, some(unused)));
  return notes;
}
