/** @file Reads the small files of a run folder whole, which somebody else may have put there. */
import { readFile } from 'node:fs/promises';
import { runErrors } from '../../errors/run.js';
import { openToRead } from '../../tensor/regular-file.js';

/** Far more than a configuration with all pairs of the largest networks. */
const mostOfConfiguration = 16 * 1024 * 1024;

/** The text of the file. Throws the system's errors, `run/foreign-file`, and `run/file-too-large`. */
export async function readSmallFile(file: string, mostBytes = mostOfConfiguration): Promise<string> {
  const handle = await openToRead(file);
  try {
    if ((await handle.stat()).size > mostBytes) throw runErrors.fileTooLarge(file);
    return await readFile(handle, 'utf8');
  } finally {
    await handle.close();
  }
}
