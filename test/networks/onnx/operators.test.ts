/** @file Every operation of a step, exported and read by ONNX Runtime. */
import { describe, expect, test } from 'vitest';
import { onnxModel } from '../../../src/networks/onnx/model.js';
import { filled } from '../../../src/tensor/host-tensor.js';
import { distance, logitsOfModel, logitsOfTrainer, someImages } from './logits.js';
import { samples } from './samples.js';
import { Sketch } from './sketch.js';

describe.each(Object.entries(samples))('exported, %s', (_, cases) => {
  test.each(Object.entries(cases))('%s gives the logits of the trainer', async (_title, sample) => {
    const sketch = new Sketch();
    const network = sketch.describe(sample(sketch));
    const model = onnxModel(network, sketch.tensors, {});
    for (const batch of [1, 5]) {
      const images = someImages(network, batch);
      const expected = await logitsOfTrainer(network, sketch.tensors, images);
      expect(distance(await logitsOfModel(model, images), expected)).toBeLessThan(1e-5);
    }
  });
});

test('a network of more than two gigabytes is not exported', () => {
  const sketch = new Sketch();
  const network = sketch.describe(sketch.step('relu', [sketch.image], {}, [{ images: 1 }, 3, 8, 8]));
  const large = { ...filled([1], 0), shape: [2 ** 30] };
  expect(() => onnxModel(network, new Map([...sketch.tensors, ['large', large]]), {})).toThrow(
    expect.objectContaining({ code: 'usage/too-large-for-onnx' }),
  );
});
