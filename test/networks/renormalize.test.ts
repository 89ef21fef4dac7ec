/** @file Images that were normalized for one network, as another one takes them. */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { squareForm } from '../../src/catalog/networks/image-form.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import { renormalize } from '../../src/networks/renormalize.js';

const imagenet = squareForm(1);
const other = { mean: [0.5, 0.25, 0.1], deviation: [0.5, 0.25, 0.2] } as const;

test('a pixel normalized for one network comes out as normalized for the other', () => {
  const graph = new Graph();
  const levels = [0.2, 0.7, 1];
  const normalized = ({ mean, deviation }: Pick<typeof imagenet, 'mean' | 'deviation'>) =>
    levels.map((level, color) => (level - (mean[color] ?? 0)) / (deviation[color] ?? 1));
  const x = graph.input('x', [1, 3, 1, 1]);
  const y = renormalize(x, imagenet, other);
  const values = evaluate([y], () => ({
    shape: [1, 3, 1, 1],
    data: Float64Array.from(normalized(imagenet)),
  }));
  const wanted = normalized(other);
  expect([...(values.get(y)?.data ?? [])].map((value, color) => value - (wanted[color] ?? 9))).toEqual(
    levels.map(() => expect.closeTo(0, 12)),
  );
});

test('images stay what they are where both networks take the same', () => {
  const x = new Graph().input('x', [1, 3, 1, 1]);
  expect(renormalize(x, imagenet, squareForm(1))).toBe(x);
});
