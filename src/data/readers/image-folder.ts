/** @file Any folder of class folders: train, test and perhaps val, or just one folder a class. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { datasetTable } from '../../catalog/datasets.js';
import { dataErrors } from '../../errors/data.js';
import { foldersIn, isFolder, isImageName, locate, pathsUnder, within } from '../files.js';
import type { FoundImages, Part, Sample } from '../part.js';

const partFolders = ['train', 'val', 'validation', 'test'];

/** Reads the folder. Without a test folder, `val` is the test part; without either, test images are cut from training. */
export async function readImageFolder(folder: string): Promise<FoundImages> {
  await locate('image-folder', folder, [], []);
  const { layout } = datasetTable['image-folder'];
  const here = await foldersIn(folder);
  if (!here.includes('train')) {
    if (here.length === 0 || here.some((name) => partFolders.includes(name))) {
      const missing = here.length === 0 ? t('every class folder') : 'train';
      // Its title is a folder already.
      throw dataErrors.layout(t('class folders'), folder, missing, layout);
    }
    return readTraining(folder);
  }
  const found = await readTraining(join(folder, 'train'));
  const validationFolder = (await isFolder(join(folder, 'val'))) ? 'val' : 'validation';
  const validation = await readOther(folder, validationFolder, found.classes);
  const test = await readOther(folder, 'test', found.classes);
  const notes = [...found.notes, ...(validation?.notes ?? []), ...(test?.notes ?? [])];
  if (test)
    return { ...found, ...(validation ? { validation: validation.part } : {}), test: test.part, notes };
  if (!validation) return found;
  notes.push(t('There is no folder test: the images of {0} are the test images.', validationFolder));
  return { ...found, test: validation.part, notes };
}

async function readTraining(folder: string): Promise<FoundImages> {
  const classes = await foldersIn(folder);
  const { samples, ignored } = await readClassFolders(folder, classes, classes);
  const { title, layout } = datasetTable['image-folder'];
  if (samples.length === 0) throw dataErrors.noImages(title, 'train', folder, layout);
  const present = new Set(samples.map((sample) => sample.label));
  const empty = classes.find((_, label) => !present.has(label));
  if (empty !== undefined) throw dataErrors.emptyClass(join(folder, empty));
  return { classes, train: { samples }, notes: ignoredNote(folder, ignored) };
}

async function readOther(
  root: string,
  name: string,
  classes: readonly string[],
): Promise<{ part: Part; notes: string[] } | undefined> {
  const folder = join(root, name);
  if (!(await isFolder(folder))) return undefined;
  const here = await foldersIn(folder);
  const unknown = here.find((className) => !classes.includes(className));
  if (unknown !== undefined) throw dataErrors.unknownClass(join(folder, unknown), name);
  const { samples, ignored } = await readClassFolders(folder, here, classes);
  return { part: { samples }, notes: ignoredNote(folder, ignored) };
}

/** The images of the class folders `here`, labeled by their place in `classes`, in order of class and path. */
async function readClassFolders(
  folder: string,
  here: readonly string[],
  classes: readonly string[],
): Promise<{ samples: Sample[]; ignored: number }> {
  const samples: Sample[] = [];
  let ignored = 0;
  for (const className of here) {
    const label = classes.indexOf(className);
    const classFolder = join(folder, className);
    for (const path of await pathsUnder(classFolder)) {
      if (isImageName(path)) {
        samples.push({ label, officialIndex: samples.length, pixels: { path: within(classFolder, path) } });
      } else if (!(await isFolder(within(classFolder, path)))) ignored++;
    }
  }
  return { samples, ignored };
}

function ignoredNote(folder: string, ignored: number): string[] {
  return ignored === 0 ? [] : [t('{0} files in {1} are not JPEG, PNG or WebP: left out.', ignored, folder)];
}
