/** @file Reads network files ahead, so that what names them can be understood without waiting for the disk. */
import { stat } from 'node:fs/promises';
import { StudioError } from '../errors/studio-error.js';
import { knownNetworkFile, type NetworkFileContent, rememberNetworkFile } from './known-files.js';
import { type NetworkFile, openNetworkFile } from './network-file.js';

interface Read {
  readonly content: NetworkFileContent;
  readonly file?: NetworkFile;
}

async function readFile(path: string): Promise<Read> {
  try {
    const file = await openNetworkFile(path);
    return { content: { description: file.describe(), notes: file.notes }, file };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const { code, message, remedy } = error;
    return { content: { problem: { code, message, remedy } } };
  }
}

/** What the file holds: the network, or why there is none. It never throws for what is wrong with the file. */
export const readNetworkContent = async (path: string): Promise<NetworkFileContent> =>
  (await readFile(path)).content;

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
    const { content, file } = await readFile(path);
    rememberNetworkFile(path, stamp, content, file?.describe);
  }
}
