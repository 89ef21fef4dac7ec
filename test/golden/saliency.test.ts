/** @file Saliency maps equal the authors' on both engines. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { vectorError } from '../../src/cli/golden/distance.js';
import { openRunner, toHosts } from '../../src/cli/golden/runner.js';
import { feedNames } from '../../src/method/iteration.js';
import { saliencyMaps, saliencyProgram } from '../../src/method/saliency.js';
import { filled } from '../../src/tensor/host-tensor.js';
import { readSafetensors } from '../../src/tensor/safetensors.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { storedTolerance, testedEngines } from './engines.js';
import { openSixteenth, pairIndex } from './sixteenth.js';

const side = 32;
/** In evaluation no image's map depends on other images, so that the slower engine can do with the first. */
const imagesOf = {
  'ONNX Runtime in float32': 8,
  'TensorFlow in float32': 8,
  'the reference engine in float64': 1,
} as const;

for (const { title, open, tolerance } of testedEngines) {
  const images = imagesOf[title];
  for (const [source, target] of [
    [14, 4],
    [9, 2],
  ] as const) {
    sharedTest(`saliency of the pair ${source}-${target} holds on ${title}`, async () => {
      const { golden: sixteenth, setup, state, batch } = await openSixteenth(images);
      const pair = pairIndex(sixteenth, source, target);
      const program = saliencyProgram(setup, toHosts(state), images, pair);
      const runner = await openRunner(await open(), program, state);
      const results = await runner.step(new Map([[feedNames.images, batch.images]]));
      await runner.close();

      const maps = readSafetensors(readFileSync(sharedFolder('golden', 'saliency.safetensors'))).tensors;
      const absent = filled([0], Number.NaN);
      const errors = ['weighted', 'uniform'].map((kind) => {
        const { shape = [0], data = [] } = results.get(kind) ?? {};
        const computed = saliencyMaps({ shape, data: Float32Array.from(data) });
        const golden = maps.get(`${kind}/${source}-${target}`) ?? absent;
        return vectorError([[computed.data, golden.data.subarray(0, images * side * side)]]);
      });
      expect(Math.max(...errors)).toBeLessThanOrEqual(Math.max(tolerance, storedTolerance));
    });
  }
}
