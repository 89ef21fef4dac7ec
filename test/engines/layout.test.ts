/** @file What TensorFlow's graphs rearrange between maps, tokens and heads: as little as the layouts leave. */
import { expect, test, vi } from 'vitest';
import { transpose } from '../../src/autodiff/arrangement.js';
import { convolution } from '../../src/autodiff/convolution.js';
import { add, multiply, subtract } from '../../src/autodiff/elementwise.js';
import { gradient } from '../../src/autodiff/gradient.js';
import { matrixProduct } from '../../src/autodiff/matrix-product.js';
import { Graph, type Node } from '../../src/autodiff/node.js';
import { mean, reshape, softmax, sumAll } from '../../src/autodiff/reductions.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { GraphBuilder } from '../../src/engines/tensorflow/graph-def.js';
import { lowerProgram } from '../../src/engines/tensorflow/program.js';

/** How many rearrangements are written for sums of these; all inputs are pieces of state. */
function rearrangements(nodes: readonly Node[]): number {
  const write = vi.spyOn(GraphBuilder.prototype, 'emit');
  const outputs = Object.fromEntries(nodes.map((node, index) => [String(index), sumAll(node)]));
  lowerProgram({ outputs, updates: {} }, () => true, true);
  const count = write.mock.calls.filter(([operation]) => operation === 'Transpose').length;
  write.mockRestore();
  return count;
}

test('an attention is rearranged only where it is transposed', () => {
  const graph = new Graph();
  const heads = [0, 1, 2].map((index) =>
    transpose(reshape(graph.input(`tokens${index}`, [2 * 5, 12]), [2, 5, 3, 4]), [0, 2, 1, 3]),
  );
  const [query = graph.constant(0), key = query, value = query] = heads;
  const weights = softmax(multiply(matrixProduct(query, key, false, true), 0.5), 3);
  const together = transpose(matrixProduct(weights, value), [0, 2, 1, 3]);
  expect(rearrangements([together])).toBe(4);
});

test('tokens of a map lie as the map does', () => {
  const graph = new Graph();
  const filter = graph.input('filter', [4, 4, 3, 3]);
  const map = convolution(graph.input('tokens', [2, 4, 5, 5]), filter, squareWindow(1, 1));
  const tokens = transpose(map, [0, 2, 3, 1]);
  const centred = subtract(tokens, mean(tokens, [3]));
  const mixed = reshape(
    matrixProduct(reshape(centred, [50, 4]), graph.input('weight', [4, 4])),
    [2, 5, 5, 4],
  );
  const back = add(map, transpose(mixed, [0, 3, 1, 2]));
  const result = convolution(back, filter, squareWindow(1, 1));
  const [slope = result] = gradient(sumAll(multiply(result, result)), [filter]);
  // Each of the two variables is set and read as its axes are counted.
  expect(rearrangements([result, slope])).toBe(4);
});

test('a map is summed as it lies', () => {
  const graph = new Graph();
  const filter = graph.input('filter', [4, 4, 3, 3]);
  const map = convolution(graph.input('map', [2, 4, 5, 5]), filter, squareWindow(1, 1));
  expect(rearrangements([map])).toBe(4);
});
