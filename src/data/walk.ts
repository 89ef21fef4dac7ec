/** @file What lies in a folder of images: files, folders, and what other programs left there, which is told apart. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { dataErrors } from '../errors/data.js';
import { byCodePoint } from './code-point.js';

/** Thumbnails, wastebaskets and bookkeeping of other programs, in lower case; what begins with a dot is theirs too. */
const systemNames = new Set([
  '@eadir',
  '@__thumb',
  '@recycle',
  '@recently-snapshot',
  '@tmp',
  '#recycle',
  '#snapshot',
  '$recycle.bin',
  '__macosx',
  '__pycache__',
  'lost+found',
  'system volume information',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
]);

export interface Listing {
  /** Names of folders, also through links, in order. */
  readonly folders: readonly string[];
  /** Names of files in order, also of links that lead nowhere: whoever opens one is told. */
  readonly files: readonly string[];
  /** Names of system folders. */
  readonly system: readonly string[];
  /** Names of pipes, sockets and devices. */
  readonly special: readonly string[];
  /** Names of folders that are links. */
  readonly links: ReadonlySet<string>;
}

/** What lies directly in a folder; names that begin with a dot are left out. @throws StudioError `data/unreadable`. */
export async function listFolder(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw dataErrors.unreadable(folder, cause);
  });
  const found = { folders: [], files: [], system: [], special: [] } as Record<Kind, string[]>;
  const links = new Set<string>();
  entries.sort((left, right) => byCodePoint(left.name, right.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const kind = await kindOf(folder, entry);
    if (kind === 'folders' && !entry.isDirectory()) links.add(entry.name);
    if (!systemNames.has(entry.name.toLowerCase())) found[kind].push(entry.name);
    else if (kind === 'folders') found.system.push(entry.name);
  }
  return { ...found, links };
}

type Kind = 'folders' | 'files' | 'system' | 'special';

async function kindOf(folder: string, entry: Dirent): Promise<Kind> {
  if (entry.isFile()) return 'files';
  if (entry.isDirectory()) return 'folders';
  // Links, and what file systems without types in their folders hold.
  const found = await stat(join(folder, entry.name)).catch(() => undefined);
  if (found?.isDirectory()) return 'folders';
  return found === undefined || found.isFile() ? 'files' : 'special';
}

/** All that lies under a folder; paths are relative to it, with `/` between names, in order. */
export interface Tree {
  readonly files: readonly string[];
  readonly system: readonly string[];
  readonly special: readonly string[];
  /** Links to a folder that they lie in, or that another link leads to already. */
  readonly circles: readonly string[];
}

type GrowingTree = { [key in keyof Tree]: string[] };

/** Looks through a folder and the folders in it, also through links. @throws StudioError `data/unreadable`. */
export async function walk(folder: string): Promise<Tree> {
  const tree: GrowingTree = { files: [], system: [], special: [], circles: [] };
  const real = await realpath(folder).catch((cause: unknown) => {
    throw dataErrors.unreadable(folder, cause);
  });
  await visit({ folder, path: '', above: [real] }, tree, new Set());
  for (const paths of Object.values(tree)) paths.sort(byCodePoint);
  return tree;
}

interface Place {
  readonly folder: string;
  /** Relative to the start of the walk, with a `/` at its end. */
  readonly path: string;
  /** The real paths of this folder and of those that led to it. */
  readonly above: readonly string[];
}

async function visit({ folder, path, above }: Place, tree: GrowingTree, linked: Set<string>): Promise<void> {
  const { folders, files, system, special, links } = await listFolder(folder);
  tree.files.push(...files.map((name) => path + name));
  tree.system.push(...system.map((name) => path + name));
  tree.special.push(...special.map((name) => path + name));
  for (const name of folders) {
    const next = join(folder, name);
    const real = links.has(name) ? await realpath(next) : join(above.at(-1) ?? folder, name);
    if (links.has(name)) {
      if (linked.has(real) || above.some((place) => isWithin(place, real))) {
        tree.circles.push(path + name);
        continue;
      }
      linked.add(real);
    }
    await visit({ folder: next, path: `${path}${name}/`, above: [...above, real] }, tree, linked);
  }
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);
