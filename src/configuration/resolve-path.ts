/** @file Paths as an experiment file writes them. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const inHome = process.platform === 'win32' ? /^~(?=$|[/\\])/ : /^~(?=$|\/)/;

/** The absolute path; `~` is the home folder, as in a shell. @param folder of the experiment file. */
export function resolvePath(folder: string, path: string): string {
  return inHome.test(path) ? join(homedir(), path.slice(1)) : resolve(folder, path);
}
