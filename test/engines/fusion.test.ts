/** @file Additions that an engine does within another operator: the values stay those of the reference engine. */
import { describe, expect, test } from 'vitest';
import { convolution } from '../../src/autodiff/convolution.js';
import { add, multiply } from '../../src/autodiff/elementwise.js';
import { Graph, type Node } from '../../src/autodiff/node.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { lowerProgram } from '../../src/engines/onnxruntime/program.js';
import type { Value } from '../../src/engines/reference/values.js';
import { normal } from '../autodiff/values.js';
import { expectAgreement, fastEngines } from './agreement.js';

const feeds = new Map<string, Value>();
const graph = new Graph();

function input(name: string, ...shape: number[]): Node {
  feeds.set(name, normal(shape, name));
  return graph.input(name, shape);
}

const map = input('map', 2, 3, 5, 5);
const point = input('point', 1, 3, 1, 1);
const scale = input('scale', 1, 3, 1, 1);
const shift = input('shift', 1, 3, 1, 1);
const otherShift = input('otherShift', 1, 3, 1, 1);
const perImage = input('perImage', 2, 1, 1, 1);
const filter = input('filter', 3, 3, 3, 3);
const scaled = multiply(map, scale);
const convolved = convolution(map, filter, squareWindow(1, 1));
const small = convolution(input('smallMap', 2, 3, 2, 2), filter, squareWindow(1, 1));

describe.each(fastEngines)('%s computes', (_engine, engine) => {
  test.each<[string, Readonly<Record<string, Node>>]>([
    ['a scale and a shift per channel', { sum: add(scaled, shift) }],
    ['a shift on the left of a scale on the left', { sum: add(shift, multiply(scale, map)) }],
    ['a scaled map that two sums share', { first: add(scaled, shift), second: add(scaled, otherShift) }],
    ['a scaled map that is a result itself', { product: scaled, sum: add(scaled, shift) }],
    ['a scaled map that a product uses too', { product: multiply(scaled, map), sum: add(scaled, shift) }],
    ['a scaled map that is added to itself', { sum: add(scaled, scaled) }],
    ['a sum that is scaled and shifted again', { sum: add(multiply(add(scaled, shift), scale), otherShift) }],
    [
      'two scaled maps of one element for each channel',
      { sum: add(multiply(point, scale), multiply(point, shift)) },
    ],
    ['a scale per channel and a shift per image', { sum: add(scaled, perImage) }],
    ['a scale per image and a shift per channel', { sum: add(multiply(map, perImage), shift) }],
    ['a bias of a convolution', { sum: add(convolved, shift) }],
    [
      'a convolution that two biases share',
      { first: add(convolved, shift), second: add(convolved, otherShift) },
    ],
    ['a convolution that is a result itself', { convolved, sum: add(convolved, shift) }],
    ['a bias of a convolution of a small map', { sum: add(small, shift) }],
    [
      'a bias of a convolution that is scaled after',
      { sum: add(multiply(add(convolved, shift), scale), otherShift) },
    ],
  ])('%s', async (_, outputs) => {
    await expectAgreement(engine, outputs, feeds, { relative: 1e-5, absolute: 1e-7 });
  });
});

test('what is absorbed by a sum is not computed beside it', () => {
  const { bytes } = lowerProgram({ outputs: { sum: add(scaled, shift) }, updates: {} }, false);
  const words = Buffer.from(bytes).toString('latin1');
  expect(words).toContain('BatchNormalization');
  expect(words).not.toContain('Mul');
});
