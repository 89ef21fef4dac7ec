/** @file Where runs are looked for. */
import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';

/** Folders of a setting: `~` is the user's own, and what is relative is so in each folder of the workspace. */
export function settingFolders(entries: readonly string[], workspaceFolders: readonly string[]): string[] {
  return entries
    .map((entry) => entry.trim().replace(/^~(?=$|[\\/])/u, homedir()))
    .filter((entry) => entry !== '')
    .flatMap((entry) =>
      isAbsolute(entry) ? [resolve(entry)] : workspaceFolders.map((folder) => resolve(folder, entry)),
    );
}
