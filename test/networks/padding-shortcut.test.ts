/** @file CIFAR ResNets whose shortcuts have no parameters: every second pixel, zero channels around (He et al., option A). */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { layerRows } from '../../src/catalog/layer-rows.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import { forward } from '../../src/networks/forward.js';
import { initialNetwork } from '../../src/networks/initialize.js';

const choice = { network: 'resnet14', width: 0.25, classes: 3 } as const;
const padding = describeNetwork({ ...choice, shortcut: 'padding' });
const projection = describeNetwork(choice);

test('the form has the parameters of the other without those of its shortcuts', () => {
  const names = ({ parameters }: typeof padding) => parameters.map(({ name }) => name);
  expect(names(padding)).toEqual(names(projection).filter((name) => !name.includes('downsample')));
});

test('its rows are those of the other: the shortcut is a part of its block', () => {
  const titles = (network: typeof padding) => layerRows(network).map(({ name, title }) => [name, title]);
  expect(titles(padding)).toEqual(titles(projection));
});

test('a block that adds nothing hands on every second pixel, a quarter of its channels further', () => {
  const graph = new Graph();
  const tensors = initialNetwork(padding, 1);
  const nodes = new Map([...tensors].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const { features } = forward(padding, nodes, graph.input('x', [1, 3, 8, 8]), false);
  const [before, after] = ['stage1.block2', 'stage2.block1'].map((name) => features.get(name));
  if (!before || !after) throw new Error('a feature layer is missing');
  const silent = (name: string) => name.startsWith('block3.') && name.endsWith('.weight');
  const values = evaluate([before, after], (name) => {
    if (name === 'x')
      return { shape: [1, 3, 8, 8], data: Float64Array.from({ length: 192 }, (_, k) => Math.sin(k)) };
    const { shape, data } = tensors.get(name) ?? { shape: [], data: [] };
    return { shape, data: Float64Array.from(data, (value) => (silent(name) ? 0 : value)) };
  });
  const [x, y] = [values.get(before)?.data ?? [], values.get(after)?.data ?? []];
  const channels = before.shape[1] ?? 0;
  const expected = Float64Array.from({ length: 2 * channels * 16 }, (_, k) => {
    const [channel, row, column] = [Math.floor(k / 16) - channels / 2, Math.floor((k % 16) / 4), k % 4];
    return channel < 0 || channel >= channels ? 0 : (x[channel * 64 + row * 16 + column * 2] ?? Number.NaN);
  });
  expect([...y]).toEqual([...expected]);
});
