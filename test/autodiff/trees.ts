/** @file Random trees of sums, products, stretches and reductions: as expressions, and as plain arithmetic. */
import fc from 'fast-check';
import { concatenate, slice } from '../../src/autodiff/arrangement.js';
import { add, broadcast, multiply, subtract } from '../../src/autodiff/elementwise.js';
import type { Graph, Node, Shape } from '../../src/autodiff/node.js';
import { sum } from '../../src/autodiff/reductions.js';
import type { Value } from '../../src/engines/reference/values.js';
import {
  type Plain,
  plainCombined,
  plainFilled,
  plainMiddleRows,
  plainOf,
  plainStretched,
  plainSum,
} from './plain-arrays.js';
import { normal } from './values.js';

export type Tree =
  | { readonly kind: 'leaf'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: number; readonly shape: Shape }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'middleRows';
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly kind: 'sum'; readonly axes: readonly number[]; readonly of: Tree }
  | { readonly kind: 'stretch'; readonly of: Tree };

const full: Shape = [2, 3];
const shapes: readonly Shape[] = [[], [1, 1], [2, 1], [1, 3], full];
const leafShapes: ReadonlyMap<string, Shape> = new Map(
  shapes.flatMap((shape, k): [string, Shape][] => [
    [`a${k}`, shape],
    [`b${k}`, shape],
  ]),
);

/** Values of all leaves. */
export const leafValues: ReadonlyMap<string, Value> = new Map(
  [...leafShapes].map(([name, shape]) => [name, normal(shape, name)]),
);

export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large', maxDepth: 7 },
    fc.record({ kind: fc.constant('leaf' as const), name: fc.constantFrom(...leafShapes.keys()) }),
    fc.record({
      kind: fc.constant('constant' as const),
      value: fc.constantFrom(0, 1, -1, 0.5, 2),
      shape: fc.constantFrom(...shapes),
    }),
    fc.record({
      kind: fc.constantFrom('add' as const, 'subtract' as const, 'middleRows' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({ kind: fc.constant('multiply' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({
      kind: fc.constant('sum' as const),
      axes: fc.constantFrom([0], [1], [0, 1]),
      of: tie('tree'),
    }),
    fc.record({ kind: fc.constant('stretch' as const), of: tie('tree') }),
  ),
})).tree;

/** The tree as an expression, which is simplified while it is built. */
export function expressionOf(tree: Tree, graph: Graph): Node {
  const of = (child: Tree) => expressionOf(child, graph);
  switch (tree.kind) {
    case 'leaf':
      return graph.input(tree.name, leafShapes.get(tree.name) ?? []);
    case 'constant':
      return graph.constant(tree.value, tree.shape);
    case 'add':
      return add(of(tree.left), of(tree.right));
    case 'subtract':
      return subtract(of(tree.left), of(tree.right));
    case 'multiply':
      return multiply(of(tree.left), of(tree.right));
    case 'middleRows': {
      const parts = [broadcast(of(tree.left), full), broadcast(of(tree.right), full)];
      return slice(concatenate(parts, 0), 0, 1, 3);
    }
    case 'sum': {
      const x = of(tree.of);
      return sum(x, x.shape.length === 0 ? [] : tree.axes);
    }
    case 'stretch':
      return broadcast(of(tree.of), full);
  }
}

/** The tree by plain arithmetic. */
export function plainArithmeticOf(tree: Tree): Plain {
  const of = plainArithmeticOf;
  switch (tree.kind) {
    case 'leaf':
      return plainOf(leafShapes.get(tree.name) ?? [], leafValues.get(tree.name)?.data ?? []);
    case 'constant':
      return plainFilled(tree.shape, tree.value);
    case 'add':
      return plainCombined(of(tree.left), of(tree.right), (left, right) => left + right);
    case 'subtract':
      return plainCombined(of(tree.left), of(tree.right), (left, right) => left - right);
    case 'multiply':
      return plainCombined(of(tree.left), of(tree.right), (left, right) => left * right);
    case 'middleRows':
      return plainMiddleRows(plainStretched(of(tree.left), full), plainStretched(of(tree.right), full));
    case 'sum':
      return plainSum(of(tree.of), tree.axes);
    case 'stretch':
      return plainStretched(of(tree.of), full);
  }
}
