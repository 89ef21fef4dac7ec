/** @file Completion of paths: files and folders relative to the experiment file. */
import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolvePath } from '../../configuration/resolve-path.js';
import type { Path } from '../../configuration/text/problem.js';

type Wanted = 'weights' | 'network' | 'list' | 'folder';

const extensions: Readonly<Record<Wanted, RegExp>> = {
  weights: /\.(pth|pt|tar|th|ckpt|bin|safetensors)$/i,
  network: /\.pt2$/,
  list: /\.(txt|csv|lst|json|mat)$/i,
  folder: /^(?!)/,
};
const mostEntries = 200;
const longestPath = 4096;
/** Entries of a folder that are looked at: there are folders of a million images. */
const mostSeen = 10_000;

/** What kind of path the value at this path is; undefined where it is none. */
export function wantedAt(path: Path): Wanted | undefined {
  const last = path.at(-1);
  if (path[0] === 'sources' && (last === 'weights' || (path[2] === 'weights' && last === 'file')))
    return 'weights';
  if (path[0] === 'target' && path.length === 2 && last === 'weights') return 'weights';
  const isNetwork = path.length === (path[0] === 'target' ? 2 : 3) && last === 'network';
  if (isNetwork && (path[0] === 'target' || path[0] === 'sources')) return 'network';
  if (path[0] === 'data' && path[1] === 'split' && path.length === 3) return 'list';
  const isFolder = path.length === 1 ? last === 'runs' : path[0] === 'data' && last === 'folder';
  return isFolder ? 'folder' : undefined;
}

export interface PathEntry {
  /** As the file would write it. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** The folder that a path begins with, up to its last separator. */
export const folderOf = (path: string, platform: NodeJS.Platform = process.platform): string =>
  (platform === 'win32' ? /^.*[/\\]/s : /^.*\//s).exec(path)?.[0] ?? '';

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entries.push(entry) === mostSeen) break;
    }
  } catch {
    // What cannot be read offers nothing.
  }
  return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The entries of the folder that is typed so far. */
export async function pathEntries(file: string, typed: string, wanted: Wanted): Promise<PathEntry[]> {
  // No folder has a name of that length, and each entry would be offered with it.
  if (typed.length > longestPath) return [];
  const start = folderOf(typed);
  return (await entriesOf(resolvePath(dirname(file), start)))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() || entry.isSymbolicLink() }))
    .filter(({ name, isFolder }) => !name.startsWith('.') && (isFolder || extensions[wanted].test(name)))
    .slice(0, mostEntries)
    .map(({ name, isFolder }) => ({ path: `${start}${name}`, isFolder }));
}
