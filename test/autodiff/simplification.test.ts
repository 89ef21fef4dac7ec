/** @file Simplifications made while building never change a value; equal expressions are one node. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatenate, slice, transpose } from '../../src/autodiff/arrangement.js';
import { convolution } from '../../src/autodiff/convolution.js';
import {
  add,
  broadcast,
  gate,
  multiply,
  power,
  relu,
  stop,
  subtract,
} from '../../src/autodiff/elementwise.js';
import { Graph, type Node, topologicalOrder } from '../../src/autodiff/node.js';
import { maxPool } from '../../src/autodiff/pooling.js';
import { reshape, sum } from '../../src/autodiff/reductions.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { squarePool } from '../windows.js';
import { plainElements } from './plain-arrays.js';
import { expressionOf, leafValues, plainArithmeticOf, trees } from './trees.js';
import { evaluateOne, separated } from './values.js';

const repeatable = { seed: 20190515, numRuns: 500 };

test('a simplified expression has the shape and the value of plain arithmetic', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const expression = expressionOf(tree, new Graph());
      const wanted = plainArithmeticOf(tree);
      expect(expression.shape).toEqual(wanted.shape);
      const elements = plainElements(wanted);
      const scale = 1 + Math.max(...elements.map(Math.abs));
      evaluateOne(expression, leafValues).data.forEach((element, k) => {
        expect(Math.abs(element - (elements[k] ?? Number.NaN)) / scale).toBeLessThan(1e-9);
      });
    }),
    repeatable,
  );
});

test('an expression that is built twice is the same node', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const graph = new Graph();
      const first = expressionOf(tree, graph);
      const size = graph.size;
      expect(expressionOf(tree, graph)).toBe(first);
      expect(graph.size).toBe(size);
    }),
    repeatable,
  );
});

describe('while an expression is built', () => {
  const graph = new Graph();
  const [x, y] = [graph.input('x', [2, 3]), graph.input('y', [2, 3])];
  const scalar = graph.input('scalar', []);
  const perRow = graph.input('perRow', [2, 1]);
  const map = graph.input('map', [1, 1, 3, 3]);
  const filter = graph.input('filter', [1, 1, 3, 3]);
  const operationsOf = (node: Node) => topologicalOrder([node]).map(({ operation }) => operation);

  test.each<[string, Node, Node]>([
    ['the order of a sum does not matter', add(x, y), add(y, x)],
    ['the order of a product does not matter', multiply(x, y), multiply(y, x)],
    ['x + 0 is x', add(x, 0), x],
    ['x − 0 is x', subtract(x, 0), x],
    ['1 · x is x', multiply(1, x), x],
    ['0 · x is 0', multiply(0, x), graph.constant(0, [2, 3])],
    ['x − x is 0', subtract(x, x), graph.constant(0, [2, 3])],
    ['x to the power of 1 is x', power(x, 1), x],
    ['x to the power of 0 is 1', power(x, 0), graph.constant(1, [2, 3])],
    ['constants are computed', add(multiply(graph.constant(2), 3), 1), graph.constant(7)],
    ['a gate within the same gate is one', gate(gate(x, y), y), gate(x, y)],
    ['a gate of nothing is nothing', gate(graph.constant(0, [2, 3]), y), graph.constant(0, [2, 3])],
    ['a gate by a rectified map is a gate by the map', gate(x, relu(y)), gate(x, y)],
    ['a stop within a stop is one', stop(stop(x)), stop(x)],
    ['a reshape of a reshape is one', reshape(reshape(x, [6]), [3, 2]), reshape(x, [3, 2])],
    ['a reshape there and back is nothing', reshape(reshape(x, [6]), [2, 3]), x],
    ['a transposition there and back is nothing', transpose(transpose(x, [1, 0]), [1, 0]), x],
    [
      'two transpositions are one',
      transpose(transpose(map, [0, 2, 3, 1]), [3, 0, 1, 2]),
      transpose(map, [1, 0, 2, 3]),
    ],
    ['a transposition that moves nothing is nothing', transpose(map, [0, 1, 2, 3]), map],
    ['a slice of a concatenation is the operand', slice(concatenate([x, y], 0), 0, 2, 4), y],
    [
      'a slice within an operand of a concatenation is a slice of it',
      slice(concatenate([x, y], 1), 1, 4, 5),
      slice(y, 1, 1, 2),
    ],
    [
      'a slice along another axis than a concatenation is one of every operand',
      slice(concatenate([x, y], 0), 1, 0, 1),
      graph.node('slice', [concatenate([x, y], 0)], { axis: 1, start: 0, end: 1 }, [4, 1]),
    ],
    ['a slice of everything is nothing', slice(x, 1, 0, 3), x],
    ['a sum over axes of size one is nothing', sum(perRow, [1]), perRow],
    ['a sum of a stretched operand is a multiple', sum(broadcast(perRow, [2, 3]), [1]), multiply(perRow, 3)],
    [
      'small factors meet first',
      multiply(scalar, multiply(perRow, x)),
      multiply(multiply(scalar, perRow), x),
    ],
    ['a factor comes out of a sum', sum(multiply(perRow, x), [1]), multiply(perRow, sum(x, [1]))],
    [
      'equal pooling windows make equal nodes, whatever the order of their attributes',
      maxPool(map, squarePool(2, 1, 0)),
      maxPool(map, { size: [2, 2], ...squareWindow(1, 0) }),
    ],
    [
      'equal attributes make equal nodes, whatever their order',
      convolution(map, filter, squareWindow(1, 1)),
      convolution(map, filter, { groups: 1, ...squareWindow(1, 1) }),
    ],
  ])('%s', (_, built, wanted) => {
    expect(built).toBe(wanted);
  });

  test('an operand is not stretched where the operation stretches it', () => {
    expect(operationsOf(multiply(x, broadcast(perRow, [2, 3])))).not.toContain('broadcast');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'the constant %f is not taken for another',
    (number) => {
      const own = new Graph();
      for (const other of [0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
        own.constant(other);
      expect(evaluateOne(own.constant(number)).data[0]).toBe(number);
    },
  );

  test('gates that are left out do not change a value', () => {
    const feeds = new Map([
      ['x', separated([2, 3], 'x')],
      ['y', separated([2, 3], 'y')],
    ]);
    const [u, mask] = [feeds.get('x')?.data, feeds.get('y')?.data];
    const wanted = Array.from({ length: 6 }, (_, k) => ((mask?.[k] ?? 0) > 0 ? u?.[k] : 0));
    expect([...evaluateOne(gate(gate(x, relu(y)), y), feeds).data]).toEqual(wanted);
  });

  test('a gate within another gate is open where both are', () => {
    const feeds = new Map(['x', 'y'].map((name) => [name, separated([2, 3], name)]));
    const [inner, outer] = [feeds.get('x')?.data ?? [], feeds.get('y')?.data ?? []];
    const wanted = Array.from(inner, (element, k) => (element > 0 && (outer[k] ?? 0) > 0 ? element : 0));
    expect([...evaluateOne(gate(relu(x), y), feeds).data]).toEqual(wanted);
  });

  test('a gate by a gated map is closed where either is', () => {
    const feeds = new Map(['x', 'y'].map((name) => [name, separated([2, 3], name)]));
    const [inner, outer] = [feeds.get('x')?.data ?? [], feeds.get('y')?.data ?? []];
    const wanted = Array.from(inner, (element, k) => (element > 0 && (outer[k] ?? 0) > 0 ? 1 : 0));
    expect([...evaluateOne(gate(graph.constant(1, [2, 3]), gate(x, y)), feeds).data]).toEqual(wanted);
  });
});
