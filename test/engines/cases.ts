/** @file Cases with known results, run on an engine. */
import { expect } from 'vitest';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph, type Node, type Shape } from '../../src/autodiff/node.js';
import { sumAll } from '../../src/autodiff/reductions.js';
import type { Engine } from '../../src/engines/engine.js';
import { runOnce, tensor } from './agreement.js';

export type Operand = readonly [shape: Shape, elements: readonly number[]];

/** What is computed, the operands, the expression, the elements of its value. */
export type Case = readonly [
  title: string,
  operands: readonly Operand[],
  build: (x: Node, y: Node) => Node,
  wanted: readonly number[],
];

/** A single map or filter. */
export const image = (height: number, width: number, elements: readonly number[]): Operand => [
  [1, 1, height, width],
  elements,
];

/** The gradient of Σ y in x. */
export const slopeOf = (y: Node, x: Node): Node => gradient(sumAll(y), [x])[0] ?? x;

export async function expectCase(engine: Engine, [, operands, build, wanted]: Case): Promise<void> {
  const graph = new Graph();
  const names = operands.map((_operand, index) => `operand${index}`);
  const [x = graph.constant(0), y = x] = operands.map(([shape], k) => graph.input(names[k] ?? '', shape));
  const feeds = new Map(operands.map(([shape, elements], k) => [names[k] ?? '', tensor(shape, elements)]));
  const results = await runOnce(engine, { result: build(x, y) }, feeds);
  const found = [...(results.get('result')?.data ?? [])];
  expect(found).toHaveLength(wanted.length);
  for (const [k, element] of found.entries()) {
    expect(Math.abs(element - (wanted[k] ?? Number.NaN)), `element ${k} is ${element}`).toBeLessThan(1e-4);
  }
}
