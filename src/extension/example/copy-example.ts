/** @file Puts the files of the example into a folder, and leaves alone what is there. */

import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '../../run/folder/atomic.js';

const experimentFile = 'emoji.l2t.json';
/** The source network of the example. */
export const exampleWeights = 'noto-resnet14.safetensors';

/**
 * Copies the example; files that exist stay as they are, so that trying it again keeps what a person has changed.
 * @param embedded the extension's folder `media/example`.
 * @returns the path of the experiment file.
 */
export async function copyExample(embedded: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  // It brings the schema along, which is loaded now and not with the extension.
  const { exampleText } = await import('./example-text.js');
  const text = exampleText(await readFile(join(embedded, experimentFile), 'utf8'));
  const file = join(folder, experimentFile);
  await copyWeights(embedded, folder);
  await unlessThere(writeFile(file, text, { flag: 'wx' }));
  return file;
}

/** Writes what the example is compared with beside its file, unless it is there. @returns the path of that experiment file. */
export async function copyScratch(experiment: string): Promise<string> {
  const { scratchText } = await import('./example-text.js');
  const file = join(dirname(experiment), 'emoji-scratch.l2t.json');
  await unlessThere(writeFile(file, scratchText(await readFile(experiment, 'utf8')), { flag: 'wx' }));
  return file;
}

/** Copies the weights of the example's source into a folder, unless a file of that name is there. */
export function copyWeights(embedded: string, folder: string): Promise<void> {
  const [from, to] = [join(embedded, exampleWeights), join(folder, exampleWeights)];
  return unlessThere(copyFile(from, to, constants.COPYFILE_EXCL));
}

async function unlessThere(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
