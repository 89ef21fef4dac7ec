/** @file What the graph's names of tensors and images stand for. */
import { importErrors } from '../errors/import.js';
import type { StudioError } from '../errors/studio-error.js';
import type { Contents } from './contents.js';
import type { GraphTensor, ListedSize } from './program.js';
import { canonicalNames } from './state-dict.js';
import type { Value } from './value.js';
import { kindOfType, type ListedTensor } from './weights.js';

interface ImageInput {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  /** The number of images, where the graph is for one number alone. */
  readonly batch: number | undefined;
}

const isKnown = (size: ListedSize | undefined): size is number => typeof size === 'number';

/** The images as the graph takes them. */
export function imageOf({ file, program }: Contents): ImageInput {
  const [name = '', ...more] = program.userInputs;
  if (program.userInputs.length !== 1) throw importErrors.inputs(file, program.userInputs.length);
  const sizes = program.metas.get(name)?.sizes ?? [];
  const [batch, channels, height, width] = sizes;
  if (more.length > 0 || sizes.length !== 4 || channels !== 3)
    throw importErrors.inputShape(
      file,
      sizes.map((size) => (isKnown(size) ? String(size) : 'N')),
    );
  if (!isKnown(height) || !isKnown(width)) throw importErrors.openSize(file);
  return { name, height, width, batch: isKnown(batch) ? batch : undefined };
}

interface NamedContent {
  /** The name in the graph. */
  readonly value: string;
  readonly tensor: GraphTensor;
  readonly content: Value;
}

/** What the graph's names of tensors stand for, in PyTorch's order; tied weights under the first of their names. */
export function tensorsOf(
  contents: Contents,
  overrides: Overrides,
): {
  readonly tensors: readonly NamedContent[];
  /** Names in the graph whose tensors are wrong. */
  readonly unknown: readonly string[];
  readonly problems: readonly StudioError[];
} {
  const { file, program, weights, constants } = contents;
  const listed = new Map([...constants, ...weights].map((tensor) => [tensor.name, tensor]));
  const canonical = canonicalNames(weights);
  const constantNames = new Set(constants.map(({ name }) => name));
  const problems: StudioError[] = [];
  // Indices and masks that every block has a copy of are one constant; statistics are never one.
  const constantOfContent = new Map<string, Value>();
  const shared = (content: Value): Value => {
    if (content.kind !== 'constant' || content.recipe.kind !== 'file') return content;
    const { name } = content.recipe;
    if (content.numbers === 'float' && !constantNames.has(name)) return content;
    const first = contents.sameContent.get(name) ?? name;
    const known = constantOfContent.get(first) ?? content;
    constantOfContent.set(first, known);
    return known;
  };
  const unknown: string[] = [];
  const tensors = program.tensors.flatMap((tensor): NamedContent[] => {
    const found = listed.get(tensor.name);
    const sizes = program.metas.get(tensor.value)?.sizes;
    if (found === undefined || sizes === undefined) {
      problems.push(importErrors.weightAbsent(file, tensor.name));
      unknown.push(tensor.value);
      return [];
    }
    if (sizes.length !== found.shape.length || sizes.some((size, axis) => size !== found.shape[axis])) {
      problems.push(importErrors.weightDiffers(file, tensor.name, found.shape, sizes));
      unknown.push(tensor.value);
      return [];
    }
    const content = shared(contentOf(tensor, found, canonical.get(tensor.name) ?? tensor.name, overrides));
    return [{ value: tensor.value, tensor, content }];
  });
  return { tensors, unknown, problems };
}

function contentOf(
  { kind }: GraphTensor,
  { name, shape, type }: ListedTensor,
  canonical: string,
  overrides: Overrides,
): Value {
  if (kind === 'parameter')
    return { kind: 'traced', name: canonical, shape: overrides.get(canonical) ?? shape };
  return { kind: 'constant', shape, numbers: kindOfType(type), recipe: { kind: 'file', name } };
}

/** Shapes of tensors in place of the file's. */
export type Overrides = ReadonlyMap<string, readonly number[]>;
