/** @file Reads network files ahead, so that what names them can be understood without waiting for the disk. */
import { stat } from 'node:fs/promises';
import { StudioError } from '../errors/studio-error.js';
import { knownNetworkFile, type NetworkFileContent, rememberNetworkFile } from './known-files.js';
import { openNetworkFile } from './network-file.js';

/** What the file holds: the network, or why there is none. It never throws for what is wrong with the file. */
export async function readNetworkContent(path: string): Promise<NetworkFileContent> {
  try {
    const file = await openNetworkFile(path);
    try {
      return { description: file.describe(), notes: file.notes };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const { code, message, remedy } = error;
    return { problem: { code, message, remedy } };
  }
}

/** Size and time of a file; '' where it is not there. */
export async function stampOfNetworkFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found ? `${found.size} ${found.mtimeMs}` : '';
}

/** Reads those of the files that are not known as they are now. Absolute paths; a file that is not there stays unknown. */
export async function learnNetworkFiles(paths: Iterable<string>): Promise<void> {
  for (const path of new Set(paths)) {
    const stamp = await stampOfNetworkFile(path);
    if (stamp === '' || knownNetworkFile(path)?.stamp === stamp) continue;
    rememberNetworkFile(path, stamp, await readNetworkContent(path));
  }
}
