/** @file The broken files of the shared folder: each is read, or says by name what is wrong with it. */
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { openNetworkFile } from '../../src/import/network-file.js';
import { sharedFolder, sharedTest } from '../shared.js';

/** What the error has to say, by its code and words; undefined for what is read. */
const expected: Readonly<Record<string, readonly [code: string, ...words: string[]] | undefined>> = {
  aotinductor: ['import/compiled-package', 'torch.export.save'],
  'bomb-claims-48-bytes': ['archive/entry-damaged', 'weight_4'],
  'bomb-claims-4gb': ['archive/entry-damaged', 'weight_4'],
  'control-flow': ['import/control-flow', 'cond'],
  'damaged-byte': ['archive/entry-damaged', 'weight_0'],
  decomposed: undefined,
  'directory-cut-off': ['archive/incomplete'],
  fine: undefined,
  'generation-a': ['import/older-format', 'torch.export.save(torch.export.load(old), new)'],
  'generation-b': ['import/older-format', 'torch.export.save(torch.export.load(old), new)'],
  half: undefined,
  'json-cut-off': ['import/damaged', 'models/model.json'],
  'negative-offset': ['import/weight-outside', 'conv.weight'],
  'not-a-zip': ['archive/not-an-archive'],
  'output-not-logits': ['import/output-shape', 'N x 8 x 8 x 3'],
  'path-climbs-out': undefined,
  'pickled-weight': ['import/weight-pickled', 'fc.weight'],
  'plain-zip': ['import/not-a-program'],
  'schema-major-9': ['import/other-schema', '9', '8', '2.15'],
  'size-2-to-the-62': ['import/weight-outside', 'fc.weight', '3, 4'],
  'stray-entry-climbs-out': undefined,
  'strides-past-the-end': ['import/weight-outside', 'conv.weight'],
  'torch-save-renamed': ['import/weights-only'],
  truncated: ['archive/incomplete'],
  'two-inputs': ['import/inputs', '2 inputs'],
  'two-models': ['import/several-models', 'first, second'],
  'two-outputs': ['import/outputs', '2 outputs'],
  'undefined-value': ['import/undefined-value', 'nowhere', 'batch_norm'],
  'unknown-operation': ['import/operation-unknown', 'aten.fft_fft', 'make-networks.py:547'],
  'weight-missing': ['import/weight-missing', 'fc.weight'],
  'weight-too-short': ['import/weight-outside', 'conv.weight'],
};

const folder = sharedFolder('networks', 'broken');
const names = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.pt2$/, '')) : [];

sharedTest.for(names)('%s is read or refused by name', async (name) => {
  const outcome = await openNetworkFile(sharedFolder('networks', 'broken', `${name}.pt2`))
    .then((file) => file.readTensors())
    .catch((error: unknown) => error);
  expect(Object.keys(expected)).toContain(name);
  const wanted = expected[name];
  if (wanted === undefined) {
    expect(outcome).toBeInstanceOf(Map);
    return;
  }
  const [code, ...words] = wanted;
  expect(outcome).toMatchObject({ name: 'StudioError', code });
  const { message, remedy } = outcome as { readonly message: string; readonly remedy: string };
  for (const word of words) expect(`${message} ${remedy}`).toContain(word);
});

sharedTest('half precision is read exactly, and noted', async () => {
  const file = await openNetworkFile(sharedFolder('networks', 'broken', 'half.pt2'));
  expect(file.notes).toEqual(['Weights in float16 are read as float32.']);
});

sharedTest('a decomposed program is the same network', async () => {
  const of = async (name: string) =>
    (await openNetworkFile(sharedFolder('networks', 'broken', `${name}.pt2`))).describe();
  const [decomposed, fine] = [await of('decomposed'), await of('fine')];
  const operations = ({ steps }: typeof fine) => steps.map(({ operation }) => operation);
  expect(operations(decomposed)).toEqual(operations(fine));
  expect(decomposed.head).toEqual(fine.head);
});
