/** @file What the official raw layouts share: lists that say which image file is of which class and part. */
import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { t } from '@vscode/l10n';
import { byCodePoint } from '../code-point.js';
import { within } from '../files.js';
import type { FoundImages, Sample } from '../part.js';

export interface ListedImage {
  readonly className: string;
  /** Relative to the folder of images, with `/` between names. */
  readonly path: string;
}

/**
 * The parts that two lists make. Each is ordered by class and file name, as torchvision's ImageFolder orders them,
 * because the authors' split files number the images so. Files that are listed but not there are left out with a note.
 */
export async function foundByLists(
  imageFolder: string,
  lists: { readonly train: readonly ListedImage[]; readonly test: readonly ListedImage[] },
): Promise<FoundImages> {
  const everything = [...lists.train, ...lists.test];
  const classes = [...new Set(everything.map((image) => image.className))].sort(byCodePoint);
  const present = await filesPresent(imageFolder, everything);
  const labels = new Map(classes.map((name, label) => [name, label]));
  const part = (images: readonly ListedImage[]) => ({
    samples: samplesOf(images, labels, present, imageFolder),
  });
  const [train, test] = [part(lists.train), part(lists.test)];
  const here = train.samples.length + test.samples.length;
  const notes =
    here === everything.length
      ? []
      : [
          t(
            '{0} of the {1} listed training images and {2} of the {3} listed test images are here.',
            train.samples.length,
            lists.train.length,
            test.samples.length,
            lists.test.length,
          ),
        ];
  return { classes, train, test, notes };
}

function samplesOf(
  images: readonly ListedImage[],
  labels: ReadonlyMap<string, number>,
  present: ReadonlySet<string>,
  imageFolder: string,
): Sample[] {
  const ordered = [...images].sort(
    (left, right) => byCodePoint(left.className, right.className) || byCodePoint(left.path, right.path),
  );
  return ordered.flatMap(({ className, path }, officialIndex) => {
    const label = labels.get(className);
    if (label === undefined || !present.has(path)) return [];
    return [{ label, officialIndex, pixels: { path: within(imageFolder, path) } }];
  });
}

/** Which of the listed paths exist: one look into each folder that they name. No list may lead out of the folder. */
async function filesPresent(imageFolder: string, images: readonly ListedImage[]): Promise<Set<string>> {
  const present = new Set<string>();
  for (const folder of new Set(images.map(({ path }) => posix.dirname(path)))) {
    if (folder.split('/').includes('..')) continue;
    const names = await readdir(within(imageFolder, folder)).catch((): string[] => []);
    for (const name of names) present.add(posix.join(folder, name));
  }
  return present;
}
