/** @file Files of public bug reports, each with what is right: `../shared/reports`. */

import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { loadWeights, readClassCount } from '../../src/networks/weights/load.js';
import { memorySource } from '../../src/tensor/byte-source.js';
import { readTorchFile } from '../../src/tensor/torch-file.js';
import { sharedFolder, sharedTest } from '../shared.js';

const network = { network: 'resnet20', width: 0.25 } as const;
const fileOf = (name: string) => sharedFolder('reports', name);

async function load(name: string, classifier = true) {
  const classes = await readClassCount(fileOf(name), network, { classifier });
  return loadWeights(fileOf(name), describeNetwork({ ...network, classes }), { classifier });
}

describe('a reported weight file', () => {
  sharedTest.for([
    ['control-resnet20-quarter.pth', ''],
    ['control-authors-names.pth', ''],
    ['legacy-tar.pth', ''],
    ['rebuild-tensor-v1.th', 'under "state_dict.module"'],
    ['authors-target-model.pth', 'under "target_model"'],
    ['args-namespace.pth', ''],
    ['multisteplr-counter.pth', ''],
    ['lightning-model-prefix.ckpt', 'under "state_dict.model"'],
  ])('%s loads', async ([name = '', note = '']) => {
    const { parameters, notes } = await load(name);
    expect([parameters.size, notes.join('\n')]).toEqual([66, expect.stringContaining(note)]);
  });

  sharedTest('no-head.pth loads for a method that reads no classifier', async () => {
    const { notes } = await load('no-head.pth', false);
    expect(notes.join('\n')).toContain('has no classifier that fits');
  });

  sharedTest.for([
    ['no-head.pth', 'weights/no-last-layer', 'has no last linear layer'],
    ['one-nan.pth', 'weights/not-finite', 'layer2.0.conv1.weight holds a number that is not finite (NaN)'],
    ['float8.safetensors', 'weights/unsupported-type', 'of the type F8_E4M3, which is not supported'],
    ['lfs-pointer.pth', 'weights/is-lfs-pointer', 'is a pointer of Git LFS'],
  ])('%s is refused as %s', async ([name = '', code = '', sentence = '']) => {
    await expect(load(name)).rejects.toMatchObject({ code, message: expect.stringContaining(sentence) });
  });

  sharedTest('split-numpy-ints holds plain numbers', async () => {
    const content = await readTorchFile(memorySource(readFileSync(fileOf('split-numpy-ints'))), 'split');
    expect(content).toEqual([expect.arrayContaining([0, 1]), expect.arrayContaining([0x22f, 0x275])]);
  });
});
