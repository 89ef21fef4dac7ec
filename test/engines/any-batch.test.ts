/** @file An exported model takes any number of images, also where a tensor is repeated for each of them. */
import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { concatenate, slice, transpose } from '../../src/autodiff/arrangement.js';
import { averagePool } from '../../src/autodiff/average-pooling.js';
import { convolution } from '../../src/autodiff/convolution.js';
import { add, broadcast } from '../../src/autodiff/elementwise.js';
import { matrixProduct } from '../../src/autodiff/matrix-product.js';
import { Graph } from '../../src/autodiff/node.js';
import { reshape, softmax } from '../../src/autodiff/reductions.js';
import { resample } from '../../src/autodiff/resample.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import type { Program } from '../../src/engines/engine.js';
import { exportProgram } from '../../src/engines/onnxruntime/export.js';
import { evaluateOne, normal } from '../autodiff/values.js';
import { squarePool } from '../windows.js';
import { toHost } from './agreement.js';

const constants = new Map([
  ['filter', normal([4, 1, 3, 3], 'filter')],
  ['token', normal([1, 1, 4], 'token')],
  ['bias', normal([1, 1, 4], 'bias')],
]);

/** A depthwise convolution, pools, and an attention with a class token, as in a small transformer. */
function program(images: number): Program {
  const graph = new Graph();
  const input = (name: string) => graph.input(name, constants.get(name)?.shape ?? []);
  const x = graph.input('images', [images, 4, 6, 6]);
  const map = convolution(x, input('filter'), { ...squareWindow(1, 1), groups: 4 });
  const pooled = averagePool(map, squarePool(3, 2, 1), { countPadding: false });
  const size = { kind: 'bicubic', size: 2 } as const;
  const tokens = transpose(reshape(resample(pooled, size, size), [images, 4, 4]), [0, 2, 1]);
  const all = concatenate([broadcast(input('token'), [images, 1, 4]), tokens], 1);
  const heads = transpose(reshape(all, [images, 5, 2, 2]), [0, 2, 1, 3]);
  const attended = matrixProduct(softmax(matrixProduct(heads, heads, false, true), 3), heads);
  const together = reshape(transpose(attended, [0, 2, 1, 3]), [images * 5, 4]);
  const result = add(reshape(together, [images, 5, 4]), broadcast(input('bias'), [images, 5, 4]));
  return { outputs: { result: reshape(slice(result, 1, 0, 1), [images, 4]) }, updates: {} };
}

test.each([1, 3])('a model for any number of images gives for %i what the program does', async (images) => {
  const bytes = exportProgram(program, {
    constants: new Map([...constants].map(([name, one]) => [name, toHost(one)])),
    input: 'images',
    output: 'result',
    metadata: {},
  });
  const session = await ort.InferenceSession.create(bytes);
  const x = normal([images, 4, 6, 6], 'images');
  const given = new ort.Tensor('float32', Float32Array.from(x.data), [...x.shape]);
  const { result } = await session.run({ images: given });
  const node = program(images).outputs.result;
  if (!node || !result) throw new Error('There is no result.');
  const wanted = evaluateOne(node, new Map([...constants, ['images', x]]));
  expect(result.dims).toEqual(wanted.shape);
  for (const [index, element] of [...(result.data as Float32Array)].entries())
    expect(element).toBeCloseTo(wanted.data[index] ?? Number.NaN, 4);
});
