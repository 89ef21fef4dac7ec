/** @file Puts the files of the example into a folder, and leaves alone what is there. */

import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../run/atomic.js';
import { exampleText } from './example-text.js';

const experimentFile = 'emoji.l2t.json';
const weightsFile = 'noto-resnet14.safetensors';

/**
 * Copies the example; files that exist stay as they are, so that trying it again keeps what a person has changed.
 * @param embedded the extension's folder `media/example`.
 * @returns the path of the experiment file.
 */
export async function copyExample(embedded: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const text = exampleText(await readFile(join(embedded, experimentFile), 'utf8'));
  const file = join(folder, experimentFile);
  await unlessThere(
    copyFile(join(embedded, weightsFile), join(folder, weightsFile), constants.COPYFILE_EXCL),
  );
  await unlessThere(writeFile(file, text, { flag: 'wx' }));
  return file;
}

async function unlessThere(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
