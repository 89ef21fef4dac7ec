/** @file The environment in which the extension starts the product's programs. */
import { expect, test } from 'vitest';
import { InstalledPrograms } from '../../src/extension/trainer/programs.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const repository = new URL('../..', import.meta.url).pathname;

const environmentWith = async (gpu: string) => {
  const extension = { folder: repository, version: '0.0.0' };
  const options = {
    extension,
    storage: folder(),
    nodeSetting: () => process.execPath,
    gpuSetting: () => gpu,
  };
  return (await new InstalledPrograms(options).commandLine('runs')).env;
};

test('programs see the GPU that the setting names, and no other', async () => {
  expect((await environmentWith('GPU-12ab')).CUDA_VISIBLE_DEVICES).toBe('GPU-12ab');
});

test('where no GPU is named, programs see those that the editor sees', async () => {
  expect((await environmentWith('')).CUDA_VISIBLE_DEVICES).toBe(process.env.CUDA_VISIBLE_DEVICES);
});
