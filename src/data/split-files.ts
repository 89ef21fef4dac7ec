/** @file The authors' split files: which images of the official order, and which classes, make training and the rest. */
import { t } from '@vscode/l10n';
import { dataErrors } from '../errors/data.js';
import { memorySource } from '../tensor/byte-source.js';
import { StoredTensor } from '../tensor/stored-tensor.js';
import { readTorchFile } from '../tensor/torch-file.js';
import { readBytes } from './files.js';
import { type FoundImages, type Part, type Sample, withSamples } from './part.js';

/** Paths of split files; training and validation number the official training images, test the official test images. */
export interface SplitFiles {
  readonly train?: string;
  readonly validation?: string;
  readonly test?: string;
}

interface Split {
  readonly path: string;
  /** Labels of the data set that take part; a sample's new label is its place here. */
  readonly classes: readonly number[];
  readonly indices: ReadonlySet<number>;
}

type FoundWithTest = FoundImages & { readonly test: Part };

/**
 * Chooses samples as split files say; a part without a file keeps what the others leave it. Where only a piece of the
 * data is at hand, the split is intersected with it, and notes say how much is left.
 */
export async function applySplitFiles(found: FoundWithTest, files: SplitFiles): Promise<FoundWithTest> {
  const read = async (path?: string) =>
    path === undefined ? undefined : readSplit(path, found.classes.length);
  const train = await read(files.train);
  const validation = await read(files.validation);
  const test = await read(files.test);
  const [first, ...others] = [train, validation, test].filter((split) => split !== undefined);
  if (!first) return found;
  for (const other of others) requireSameClasses(first, other);
  if (train && validation) requireDisjoint(train, validation);

  const notes = [...found.notes];
  const take = (part: Part, split: Split) => {
    const chosen = part.samples.filter((sample) => split.indices.has(sample.officialIndex));
    if (chosen.length === 0 && part.samples.length > 0) throw dataErrors.splitSelectsNothing(split.path);
    notes.push(
      t('Split file {0}: {1} of its {2} images are here.', split.path, chosen.length, split.indices.size),
    );
    return withSamples(part, chosen);
  };
  const trainPart = train ? take(found.train, train) : without(found.train, validation);
  const validationPart = validation ? take(found.train, validation) : found.validation;
  const testPart = test ? take(found.test, test) : found.test;
  const relabel = relabeling(first.classes);
  return {
    classes: first.classes.map((label) => found.classes[label] ?? String(label)),
    train: relabel(trainPart),
    ...(validationPart ? { validation: relabel(validationPart) } : {}),
    test: relabel(testPart),
    notes,
  };
}

function without(part: Part, split: Split | undefined): Part {
  if (!split) return part;
  return withSamples(
    part,
    part.samples.filter((sample) => !split.indices.has(sample.officialIndex)),
  );
}

/** Drops the samples of other classes and numbers the labels by their place in the split's classes. */
function relabeling(classes: readonly number[]): (part: Part) => Part {
  const newLabels = new Map(classes.map((label, place) => [label, place]));
  return (part) =>
    withSamples(
      part,
      part.samples.flatMap((sample): Sample[] => {
        const label = newLabels.get(sample.label);
        return label === undefined ? [] : [{ ...sample, label }];
      }),
    );
}

/** Reads `(classes, indices)` as torch.save wrote it; nothing in the file is executed. */
async function readSplit(path: string, classCount: number): Promise<Split> {
  const content = await parse(await readBytes(path), path);
  const [classes, indices, ...rest] = Array.isArray(content) ? await Promise.all(content.map(numbersIn)) : [];
  if (classes === undefined || indices === undefined || rest.length > 0) throw dataErrors.noSplit(path);
  const unknown = classes.find((label) => label >= classCount);
  if (unknown !== undefined) throw dataErrors.splitOfOtherClasses(path, unknown, classCount);
  return { path, classes, indices: new Set(indices) };
}

async function parse(bytes: Uint8Array, path: string): Promise<unknown> {
  try {
    return await readTorchFile(memorySource(bytes), path);
  } catch (cause) {
    throw dataErrors.noSplit(path, cause);
  }
}

/** float32, which tensors are read as, holds no larger integers. */
const largestNumber = 2 ** 24;
const isNumber = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= largestNumber;

/** The whole numbers of a list (of numbers or tensors of one), of a tensor or of a NumPy array; undefined where it is none. */
async function numbersIn(value: unknown): Promise<number[] | undefined> {
  const items = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) && !(value instanceof StoredTensor)) return undefined;
  const numbers: number[] = [];
  for (const item of items) {
    const stored = item instanceof StoredTensor ? await item.read('split').catch(() => undefined) : undefined;
    for (const number of stored?.data ?? [item]) {
      if (!isNumber(number)) return undefined;
      numbers.push(number);
    }
  }
  return numbers;
}

function requireSameClasses(first: Split, other: Split): void {
  const same =
    first.classes.length === other.classes.length &&
    first.classes.every((label, place) => label === other.classes[place]);
  if (!same) throw dataErrors.splitsDisagree(first.path, other.path);
}

function requireDisjoint(train: Split, validation: Split): void {
  for (const image of validation.indices) {
    if (train.indices.has(image)) throw dataErrors.splitsOverlap(train.path, validation.path, image);
  }
}
