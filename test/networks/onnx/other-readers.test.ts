/** @file Exported networks as ONNX's own checker and two versions of OpenCV read them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { NetworkDescription } from '../../../src/catalog/networks/description.js';
import { networkNames } from '../../../src/catalog/networks/table.js';
import { onnxModel } from '../../../src/networks/onnx/model.js';
import type { NamedTensors } from '../../../src/tensor/host-tensor.js';
import { temporaryFolders } from '../../temporary-folders.js';
import { distance, logitsOfTrainer, noisyNetwork, someImages } from './logits.js';
import { type Reader, type Reading, readers, readModels } from './python-readers.js';
import { samples } from './samples.js';
import { Sketch } from './sketch.js';
import { paddedResnet, smallNetwork } from './small-network.js';

/** What OpenCV 4.8 has not, or has with a mistake of its own; docs/networks.md says so. */
const unreadByOpenCv48 = new Set([
  'layerNormalization of whole images, without weight',
  'maxPool dilated',
  'maxPool dilated, whose last window hangs far over',
  'mean over channels',
  'sum over channels',
  'expand of a token that a layer reads',
  'expand of what is different for each image',
]);

interface Exported {
  readonly name: string;
  readonly network: NetworkDescription;
  readonly tensors: NamedTensors;
}

const rows = [
  ...networkNames.map((name) => ({ name: String(name), network: smallNetwork(name) })),
  { name: 'resnet14 with padding shortcuts', network: paddedResnet },
].map((row): Exported => ({ ...row, tensors: noisyNetwork(row.network) }));
const operations = Object.entries(samples).flatMap(([operation, cases]) =>
  Object.entries(cases).map(([title, sample]): Exported => {
    const sketch = new Sketch();
    const network = sketch.describe(sample(sketch));
    return { name: `${operation} ${title}`, network, tensors: sketch.tensors };
  }),
);
const exported = [...rows, ...operations];
const names = exported.map(({ name }) => name);
const batches = [1, 5];

const newFolder = temporaryFolders();
const expected = new Map<string, readonly number[]>();
const readings = new Map<Reader, Readonly<Record<string, Reading>>>();

beforeAll(async () => {
  const folder = newFolder();
  for (const { name, network, tensors } of exported) {
    writeFileSync(join(folder, `${name}.onnx`), onnxModel(network, tensors, {}));
    for (const batch of batches) {
      const images = someImages(network, batch);
      writeFileSync(join(folder, `${name}.${batch}`), images.data);
      expected.set(`${name}.${batch}`, await logitsOfTrainer(network, tensors, images));
    }
  }
  const models = exported.map(({ name, network: { image } }) => ({
    name,
    shape: [3, image.height, image.width],
  }));
  writeFileSync(join(folder, 'models.json'), JSON.stringify(models));
  for (const reader of ['OpenCV 4.8', 'OpenCV 5.0'] as const)
    readings.set(reader, await readModels(reader, folder));
});

test.each(names)("%s satisfies ONNX's checker and strict shape inference", (name) => {
  expect(readings.get('OpenCV 5.0')?.[name]).toMatchObject({ complaint: null });
});

describe.each(Object.keys(readers) as Reader[])('%s', (reader) => {
  const read = reader === 'OpenCV 4.8' ? names.filter((name) => !unreadByOpenCv48.has(name)) : names;

  test.each(read)('gives the logits of the trainer for 1 and then 5 images by %s', (name) => {
    const { logits, refusal } = readings.get(reader)?.[name] ?? {};
    expect(refusal).toBeUndefined();
    for (const batch of batches) {
      const wanted = expected.get(`${name}.${batch}`) ?? [];
      expect(distance(logits?.[batch] ?? [], wanted)).toBeLessThan(1e-5);
    }
  });
});
