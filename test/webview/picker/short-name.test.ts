/** @file Names of layers in little room. */
import { expect, test } from 'vitest';
import { charactersFor, shortName } from '../../../webview/picker/short-name.js';

test('a name that is too long keeps its end, and is as long as there is room', () => {
  expect(shortName('encoder.layers.encoder_layer_2', 12)).toBe('…der_layer_2');
});

test('a name that fits is left as it is', () => {
  expect(shortName('stage1.block1', 13)).toBe('stage1.block1');
});

test('the shape takes its room from a name beside it, and none from one above it', () => {
  const [beside, above] = [false, true].map((narrow) => charactersFor(156, '16x32x32', { narrow }));
  expect([beside, above]).toEqual([13, 23]);
});

test('where there is no room at all, a few characters stay', () => {
  expect(charactersFor(0, '16x32x32', { narrow: false })).toBe(6);
});
