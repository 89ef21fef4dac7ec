/** @file Opening a data set: read the folder, apply split files, cut validation, limit the images of a class. */
import { type DatasetName, datasetTable } from '../catalog/datasets.js';
import { dataErrors } from '../errors/data.js';
import type { Dataset, FoundImages, Part, PartName } from './part.js';
import { readers } from './readers/table.js';
import { applySplitFiles, type SplitFiles } from './split-files.js';
import { cutPart, limitImagesPerClass } from './stratified.js';

export type { Dataset, ImageBlock, Part, PartName, Sample } from './part.js';

/** The share of the training images that is cut off for testing where a folder has no test images of its own. */
const testFraction = 0.2;

export interface DatasetChoice {
  readonly dataset: DatasetName;
  /** Absolute; '' for images that come with the program. */
  readonly folder: string;
  /** The authors' split files, absolute paths. */
  readonly split?: SplitFiles;
  /** The share of the training images that is cut off for validation, 0 to below 1. */
  readonly validationFraction: number;
  /** How many training images of each class are used, after validation is cut; all without it. */
  readonly imagesPerClass?: number;
  /** The data seed: it decides validation, test and limits, not the order of training. */
  readonly seed: number;
}

/** Reads where the samples of a data set are; images in files are not decoded yet. Fails with a `data/...` error. */
export async function openDataset(choice: DatasetChoice): Promise<Dataset> {
  const found = await readers[choice.dataset](choice.folder);
  const tested = withTestPart(found, choice.seed);
  const split = choice.split ? await applySplitFiles(tested, choice.split) : tested;
  const validated = withValidationPart(split, choice);
  const { part: train, notes } = limitImagesPerClass(
    validated.train,
    validated.classes,
    choice.imagesPerClass,
    choice.seed,
  );
  return {
    name: choice.dataset,
    folder: choice.folder,
    classes: validated.classes,
    parts: {
      train,
      ...(validated.validation ? { validation: validated.validation } : {}),
      test: validated.test,
    },
    notes: [...validated.notes, ...notes],
    folderNotes: found.notes,
  };
}

/** A part that has at least one sample; otherwise `data/no-images` names the part and what the folder must hold. */
export function requirePart(dataset: Dataset, name: PartName): Part {
  const part = dataset.parts[name];
  if (part && part.samples.length > 0) return part;
  const row = datasetTable[dataset.name];
  throw dataErrors.noImages(row.title, name, dataset.folder, row.layout);
}

function withTestPart(found: FoundImages, seed: number): FoundImages & { test: Part } {
  if (found.test) return { ...found, test: found.test };
  const { kept, cut, note } = cutPart(found.train, found.classes, testFraction, 'test', seed);
  return { ...found, train: kept, test: cut, notes: [...found.notes, note] };
}

function withValidationPart(
  found: FoundImages & { test: Part },
  choice: DatasetChoice,
): FoundImages & { test: Part } {
  if (found.validation || choice.validationFraction === 0) return found;
  if (found.train.samples.length === 0) return found;
  const fraction = choice.validationFraction;
  const { kept, cut, note } = cutPart(found.train, found.classes, fraction, 'validation', choice.seed);
  return { ...found, train: kept, validation: cut, notes: [...found.notes, note] };
}
