/** @file The authors' split files: which images of the official order, and which classes, make training and the rest. */
import { t } from '@vscode/l10n';
import { dataErrors } from '../errors/data.js';
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
  const content = parse(await readBytes(path), path);
  const [classes, indices, ...rest] = Array.isArray(content) ? content : [];
  if (!isNumberList(classes) || !isNumberList(indices) || rest.length > 0) throw dataErrors.noSplit(path);
  const unknown = classes.find((label) => label >= classCount);
  if (unknown !== undefined) throw dataErrors.splitOfOtherClasses(path, unknown, classCount);
  return { path, classes, indices: new Set(indices) };
}

function parse(bytes: Uint8Array, path: string): unknown {
  try {
    return readTorchFile(bytes, path);
  } catch (cause) {
    throw dataErrors.noSplit(path, cause);
  }
}

function isNumberList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
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
