/** @file Network files give PyTorch's numbers: values, derivatives, and iterations between two of them. */
import { expect } from 'vitest';
import { sharedTest } from '../shared.js';
import { testedEngines } from './engines.js';
import { networkFailures, sharedNetworkCases } from './network-cases.js';

const [onnxRuntime, tensorFlow, float64] = testedEngines;

/** What the slower engines have time for. */
const quickInFloat64 = [
  'convnext',
  'densenet',
  'efficientnet',
  'efficientnet-to-mobilenet.l2t',
  'groupnorm',
  'mobilenet-v2',
  'mobilenet-v3-small',
  'plain',
  'regnet-x-static',
  'regnet-y',
  'resnet-basic-train',
  'resnet-bottleneck',
  'shufflenet-v2',
  'swin-to-vit.l2t',
  'ties-and-constants',
  'vit',
];
const quickInTensorFlow = [
  'groupnorm',
  'plain',
  'plain-to-ties.l2t',
  'resnet-basic-train',
  'swin',
  'ties-and-constants',
  'vgg-bn',
  'vit',
];

const engines = [
  { engine: onnxRuntime, quick: undefined },
  { engine: tensorFlow, quick: quickInTensorFlow },
  { engine: float64, quick: quickInFloat64 },
];

const cases = sharedNetworkCases();

sharedTest('there are cases of network files, and each engine holds some', () => {
  const names = cases.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...quickInFloat64, ...quickInTensorFlow]));
});

for (const golden of cases) {
  for (const { engine, quick } of engines) {
    if (quick && !quick.includes(golden.name)) continue;
    sharedTest(`${golden.name} holds on ${engine.title}`, async () => {
      expect(await networkFailures(golden, await engine.open())).toEqual([]);
    });
  }
}
