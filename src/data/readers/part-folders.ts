/** @file Which of the folders in a data folder are its parts, whatever people call them. */
import { join } from 'node:path';
import type { PartName } from '../part.js';
import { type Listing, listFolder } from '../walk.js';

/** Names in lower case, the usual ones first: of two folders for one part, the first is taken. */
const namesOfParts: Readonly<Record<PartName, readonly string[]>> = {
  train: ['train', 'training', 'trn'],
  validation: ['val', 'validation', 'valid', 'vali', 'dev'],
  test: ['test', 'testing', 'tst'],
};
const usualNames = ['train', 'val', 'validation', 'test'];
const partNames = ['train', 'validation', 'test'] as const;
/** `training_set`, `Test Images`, `val-data`. */
const ending = /[ _.-]*(set|data|dataset|images|imgs|split|folder)$/;

const plain = (name: string): string => name.toLowerCase().replace(ending, '');

/** The part that a folder of this name is, if it is one. */
export function partNamed(name: string): PartName | undefined {
  return partNames.find((part) => namesOfParts[part].includes(plain(name)));
}

/** How usual a name is for its part; smaller is more usual. */
function rank(name: string, part: PartName): number {
  const exact = namesOfParts[part].indexOf(name);
  if (exact >= 0) return exact;
  const names = namesOfParts[part];
  return names.length + names.indexOf(plain(name)) + (name.toLowerCase() === plain(name) ? 0 : names.length);
}

export interface PartFolders {
  /** The names of the folders of parts. */
  readonly parts: { readonly [part in PartName]?: string };
  /** The other folders. */
  readonly others: readonly string[];
  /** Of the others, those named like a part that hold images of their own, as a class does. */
  readonly classLike: readonly string[];
}

/**
 * Sorts the folders in `root`. A folder with a variant's name, such as `training`, is a part where it holds folders;
 * where it holds none, and stands among folders that are no parts, it is a class.
 */
export async function findPartFolders(root: string, { folders }: Listing): Promise<PartFolders> {
  const amongClasses = folders.some((name) => partNamed(name) === undefined);
  const parts: { [part in PartName]?: string } = {};
  const classLike: string[] = [];
  const named = (part: PartName) => folders.filter((name) => partNamed(name) === part);
  for (const part of partNames) {
    const candidates = named(part).sort((left, right) => rank(left, part) - rank(right, part));
    for (const name of candidates) {
      const usual = usualNames.includes(name);
      if (!usual && amongClasses && (await listFolder(join(root, name))).folders.length === 0)
        classLike.push(name);
      else parts[part] ??= name;
    }
  }
  const taken = Object.values(parts);
  return { parts, others: folders.filter((name) => !taken.includes(name)), classLike };
}
