/** @file Folders of which each is a class: their images, and sentences about everything there that is not one. */
import { extname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { isImageName, within } from '../files.js';
import type { Sample } from '../part.js';
import { someOf } from '../stratified.js';
import { listFolder, walk } from '../walk.js';

/** What lies in class folders. */
export interface ClassFolders {
  /** In order of class and path. */
  readonly samples: Sample[];
  /** What each class folder holds that is no image, `BMP (4)`; '' where there is nothing. */
  readonly leftOut: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Reads the class folders of `folder`; `labels` has the label of each.
 */
export async function readClassFolders(
  folder: string,
  labels: ReadonlyMap<string, number>,
): Promise<ClassFolders> {
  const samples: Sample[] = [];
  const leftOut: string[] = [];
  const others: string[] = [];
  const system: string[] = [...(await listFolder(folder)).system];
  const nested: string[] = [];
  const special: string[] = [];
  const circles: string[] = [];
  for (const [name, label] of labels) {
    const classFolder = join(folder, name);
    const tree = await walk(classFolder);
    const images = tree.files.filter(isImageName);
    for (const path of images) {
      samples.push({ label, officialIndex: samples.length, pixels: { path: within(classFolder, path) } });
    }
    const own = tree.files.filter((path) => !isImageName(path));
    others.push(...own);
    leftOut.push(kindsOf(own));
    system.push(...tree.system);
    special.push(...tree.special.map((path) => `${name}/${path}`));
    circles.push(...tree.circles.map((path) => `${name}/${path}`));
    const inFolders = [...new Set(images.map((path) => path.split('/').slice(0, -1).join('/')))];
    if (images.length > 0 && !inFolders.includes('')) nested.push(`${name} (${someOf(inFolders)})`);
  }
  const notes = [
    ...(others.length === 0
      ? []
      : [
          t(
            '{0} files in {1} are no images that are read, and left out: {2}.',
            others.length,
            folder,
            kindsOf(others),
          ),
        ]),
    ...(system.length === 0
      ? []
      : [
          t(
            'Folders of thumbnails and of other programs in {0} are left out: {1}.',
            folder,
            counted(system.map(lastName)),
          ),
        ]),
    ...(special.length === 0
      ? []
      : [t('Pipes, sockets and devices in {0} are left out: {1}.', folder, someOf(special))]),
    ...(circles.length === 0
      ? []
      : [
          t(
            'Links in {0} that lead in a circle, or twice to one folder, are left out: {1}.',
            folder,
            someOf(circles),
          ),
        ]),
    ...(nested.length === 0
      ? []
      : [
          t(
            '{0} class folders in {1} hold their images in folders, each taken as one class: {2}.',
            nested.length,
            folder,
            someOf(nested),
          ),
        ]),
  ];
  return { samples, leftOut, notes };
}

/** Images that lie in no class folder. */
export function looseNote(folder: string, files: readonly string[]): string[] {
  const images = files.filter(isImageName).length;
  return images === 0 ? [] : [t('{0} images in {1} lie in no class folder: left out.', images, folder)];
}

const lastName = (path: string): string => path.split('/').at(-1) ?? path;

/** The kinds of files by their endings: `BMP (4), TXT (1)`. */
const kindsOf = (paths: readonly string[]): string =>
  counted(paths.map((path) => extname(path).slice(1).toUpperCase() || lastName(path)));

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ordered = [...counts].sort(([, left], [, right]) => right - left);
  return someOf(ordered.map(([name, count]) => `${name} (${count})`));
}
