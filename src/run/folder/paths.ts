/** @file Which paths are of one file: Windows takes capital letters for small ones, and programs write a drive's either way. */
import { posix, win32 } from 'node:path';

type Platform = NodeJS.Platform;

const keyOf = (path: string, platform: Platform): string =>
  platform === 'win32' ? win32.resolve(path).toLowerCase() : posix.resolve(path);

export function samePath(left: string, right: string, platform: Platform = process.platform): boolean {
  return keyOf(left, platform) === keyOf(right, platform);
}

/** Each once, as it is written first. */
export function distinctPaths(paths: readonly string[], platform: Platform = process.platform): string[] {
  const first = new Map<string, string>();
  for (const path of paths) {
    const key = keyOf(path, platform);
    if (!first.has(key)) first.set(key, path);
  }
  return [...first.values()];
}
