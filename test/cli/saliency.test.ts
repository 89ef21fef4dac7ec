/** @file `l2t saliency` on a finished run of seconds. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readBest, writeBest } from '../../src/run/folder/checkpoint.js';
import { filled, type NamedTensors } from '../../src/tensor/host-tensor.js';
import { sharedTest } from '../shared.js';
import { temporaryFolders } from '../temporary-folders.js';
import { call, tinyExperiment, withTransfer } from './product.js';

const newFolder = temporaryFolders();

sharedTest('maps are of the best epoch’s weights, of the images that there are', async () => {
  const trained = await call(['run', tinyExperiment(newFolder(), { ...withTransfer, epochs: 1 }), '--json']);
  const run: string = JSON.parse(trained.output.trimEnd().split('\n').at(-1) ?? '').folder;
  const ask = async (images: string) => call(['saliency', run, '--images', images, '--json']);

  const answer = JSON.parse((await ask('0,1,100000')).output);
  expect(answer).toMatchObject({ part: 'validation', weights: { of: 'best', epoch: 1 } });
  expect(answer.images.map(({ index }: { index: number }) => index)).toEqual([0, 1]);
  expect(answer.images[0].weighted).toHaveLength(answer.height * answer.width);

  const { error } = JSON.parse((await ask(`${answer.total}`)).output);
  expect(error.code).toBe('method/no-such-image');
  expect(JSON.parse((await ask(`${answer.total - 1}`)).output).images).toHaveLength(1);
  expect(JSON.parse((await ask(`0,${answer.total}`)).output).images).toHaveLength(1);

  const best = join(run, 'best.safetensors');
  const weights: NamedTensors = (await readBest(best))?.weights ?? new Map();
  await writeBest(best, new Map([...weights].map(([name, { shape }]) => [name, filled(shape, 0)])), 1);
  const [dead] = JSON.parse((await ask('0')).output).images;
  expect(dead.weighted).not.toEqual(answer.images[0].weighted);

  rmSync(best);
  expect(JSON.parse((await ask('0')).output).weights).toEqual({ of: 'last', epoch: 1 });
});
