/** @file Any folder of class folders: train, test and perhaps val, or just one folder a class. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { datasetTable } from '../../catalog/datasets.js';
import { dataErrors } from '../../errors/data.js';
import { isImageName, locate } from '../files.js';
import type { FoundImages, Part, PartName } from '../part.js';
import { someOf } from '../stratified.js';
import { type Listing, listFolder } from '../walk.js';
import { looseNote, readClassFolders } from './class-folders.js';
import { alikeNotes, counterpart } from './class-names.js';
import { findPartFolders, partNamed } from './part-folders.js';

/** Folders that are gone into; a link may lead in a circle. */
const deepest = 4;

const { title, layout } = datasetTable['image-folder'];

/** Reads the folder. Without a test folder, `val` is the test part; without either, test images are cut from training. */
export async function readImageFolder(folder: string): Promise<FoundImages> {
  await locate('image-folder', folder, [], []);
  const { root, listing, notes } = await insideOf(folder, (name) => partNamed(name) === undefined);
  const { parts, others, classLike } = await findPartFolders(root, listing);
  if (parts.train === undefined) {
    requireClassFolders(root, listing, Object.values(parts));
    const asClasses = classLike.map((name) =>
      t('The folder {0} is taken as a class: it holds no folders.', name),
    );
    return withNotes(await readTraining(root), [...notes, ...asClasses]);
  }
  const beside =
    others.length === 0
      ? []
      : [t('Beside {0}, these folders are left out: {1}.', join(root, parts.train), someOf(others))];
  const all = [...notes, ...beside, ...looseNote(root, listing.files)];
  return withNotes(await readParts(root, { ...parts, train: parts.train }), all);
}

const withNotes = (found: FoundImages, notes: readonly string[]): FoundImages => ({
  ...found,
  notes: [...notes, ...found.notes],
});

/** Without a folder for training, all folders must be classes. */
function requireClassFolders(root: string, { folders }: Listing, parts: readonly string[]): void {
  if (folders.length > 0 && parts.length === 0) return;
  const missing = folders.length === 0 ? t('every class folder') : 'train';
  // Its title is a folder already.
  throw dataErrors.layout(t('class folders'), root, missing, layout);
}

/** The parts in the folders of these names in `root`; see `readImageFolder`. */
export async function readParts(
  root: string,
  folders: { readonly [part in PartName]?: string } & { readonly train: string },
): Promise<FoundImages> {
  const found = await readTraining(join(root, folders.train));
  const other = (name?: string) =>
    name === undefined ? undefined : readOther(join(root, name), name, found.classes);
  const [validation, test] = [await other(folders.validation), await other(folders.test)];
  const notes = [...found.notes, ...(validation?.notes ?? []), ...(test?.notes ?? [])];
  if (test)
    return { ...found, ...(validation ? { validation: validation.part } : {}), test: test.part, notes };
  if (!validation) return found;
  notes.push(t('There is no folder test: the images of {0} are the test images.', folders.validation ?? ''));
  return { ...found, test: validation.part, notes };
}

/**
 * Where a folder holds nothing but one folder of folders (`train/images/<class>`, `archive/train/<class>`), what is
 * meant is inside.
 * @param may whether a folder of this name may be gone into.
 */
async function insideOf(
  folder: string,
  may: (name: string) => boolean,
): Promise<{ root: string; listing: Listing; notes: string[] }> {
  let [root, listing] = [folder, await listFolder(folder)];
  for (let depth = 0; depth < deepest; depth++) {
    const [only, ...rest] = listing.folders;
    if (only === undefined || rest.length > 0 || !may(only) || listing.files.some(isImageName)) break;
    const inside = await listFolder(join(root, only));
    if (inside.folders.length === 0 || inside.files.some(isImageName)) break;
    [root, listing] = [join(root, only), inside];
  }
  const notes = root === folder ? [] : [t('{0} holds one folder alone: it is read from {1}.', folder, root)];
  return { root, listing, notes };
}

async function readTraining(folder: string): Promise<FoundImages> {
  const { root, listing, notes } = await insideOf(folder, () => true);
  const classes = listing.folders;
  const loose = listing.files.filter(isImageName).length;
  if (classes.length === 0 && loose > 0) throw dataErrors.noClassFolders(root, loose);
  if (classes.length === 0) throw dataErrors.noImages(title, 'train', folder, layout);
  const read = await readClassFolders(root, new Map(classes.map((name, label) => [name, label])));
  const present = new Set(read.samples.map((sample) => sample.label));
  const empty = classes.findIndex((_, label) => !present.has(label));
  const emptyName = classes[empty];
  if (emptyName !== undefined) throw dataErrors.emptyClass(join(root, emptyName), read.leftOut[empty] ?? '');
  const [only, second] = classes;
  if (only !== undefined && second === undefined) throw dataErrors.oneClass(root, only);
  return {
    classes,
    train: { samples: read.samples },
    notes: [...notes, ...looseNote(root, listing.files), ...read.notes, ...alikeNotes(classes)],
  };
}

async function readOther(
  folder: string,
  part: string,
  classes: readonly string[],
): Promise<{ part: Part; notes: string[] }> {
  const { root, listing, notes } = await insideOf(folder, (name) => counterpart(name, classes) === undefined);
  const loose = listing.files.filter(isImageName).length;
  if (listing.folders.length === 0 && loose > 0) throw dataErrors.noClassFolders(root, loose);
  const counterparts = listing.folders.map((name) => {
    const className = counterpart(name, classes);
    if (className === undefined) throw dataErrors.unknownClass(join(root, name), part);
    return { name, className };
  });
  const labels = counterparts.map(({ name, className }) => [name, classes.indexOf(className)] as const);
  const read = await readClassFolders(root, new Map(labels));
  const others = counterparts.filter(({ name, className }) => name !== className);
  const present = new Set(read.samples.map(({ label }) => label));
  const absent = classes.filter((_, label) => !present.has(label));
  notes.push(
    ...looseNote(root, listing.files),
    ...others.map(({ name, className }) =>
      t('The folder {0} is of the class {1}.', join(root, name), className),
    ),
    ...read.notes,
  );
  if (absent.length > 0) {
    notes.push(t('{0} classes have no images in {1}: {2}.', absent.length, root, someOf(absent)));
  }
  return { part: { samples: read.samples }, notes };
}
