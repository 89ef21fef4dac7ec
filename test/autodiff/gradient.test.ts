/** @file What a gradient is: of scalars only, zero where nothing is reached, cut by stops, of any order. */
import { expect, test } from 'vitest';
import { add, exponential, multiply, power, stop } from '../../src/autodiff/elementwise.js';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph, type Node } from '../../src/autodiff/node.js';
import { logSumExp, sumAll } from '../../src/autodiff/reductions.js';
import { evaluateOne, value } from './values.js';

const at = (x: number) => new Map([['x', value([], [x])]]);

function scalarInput(): Node {
  return new Graph().input('x', []);
}

/** The derivative of this order of a scalar expression in x. */
function derivative(y: Node, x: Node, order: number): Node {
  if (order === 0) return y;
  const [slope = y] = gradient(y, [x]);
  return derivative(slope, x, order - 1);
}

test.each([
  [1, 32],
  [2, 48],
  [3, 48],
  [4, 24],
  [5, 0],
])('the derivative of order %i of x to the fourth at 2 is %i', (order, wanted) => {
  const x = scalarInput();
  expect(evaluateOne(derivative(power(x, 4), x, order), at(2)).data[0]).toBeCloseTo(wanted, 10);
});

test('the third derivative of 1/x at 2 is −6/16', () => {
  const x = scalarInput();
  expect(evaluateOne(derivative(power(x, -1), x, 3), at(2)).data[0]).toBeCloseTo(-6 / 16, 10);
});

test('the third derivative of e to the 2x at 0.5 is 8e', () => {
  const x = scalarInput();
  expect(evaluateOne(derivative(exponential(multiply(2, x)), x, 3), at(0.5)).data[0]).toBeCloseTo(
    8 * Math.E,
    10,
  );
});

test('the third derivative of the logistic loss log(1 + e^x) at 0 is 0', () => {
  const graph = new Graph();
  const x = graph.input('x', [1, 1]);
  const column = multiply(x, graph.input('selection', [2, 1]));
  const feeds = new Map([
    ['x', value([1, 1], [0])],
    ['selection', value([2, 1], [1, 0])],
  ]);
  const loss = sumAll(logSumExp(column, 0));
  expect(evaluateOne(derivative(loss, x, 1), feeds).data[0]).toBeCloseTo(0.5, 12);
  expect(evaluateOne(derivative(sumAll(derivative(loss, x, 1)), x, 1), feeds).data[0]).toBeCloseTo(0.25, 12);
});

test('a gradient of more than one number is refused with its shape', () => {
  const x = new Graph().input('x', [2, 3]);
  expect(() => gradient(multiply(x, x), [x])).toThrowError(
    expect.objectContaining({ code: 'graph/not-scalar', message: expect.stringContaining('[2, 3]') }),
  );
});

test('a single element of any rank counts as a scalar', () => {
  const x = new Graph().input('x', [1, 1]);
  const [slope = x] = gradient(multiply(x, x), [x]);
  expect([...evaluateOne(slope, new Map([['x', value([1, 1], [3])]])).data]).toEqual([6]);
});

test('the gradient in something the loss does not reach is zero in its shape', () => {
  const graph = new Graph();
  const [x, unreached] = [graph.input('x', [2]), graph.input('unreached', [4, 5])];
  expect(gradient(sumAll(x), [unreached])[0]).toBe(graph.constant(0, [4, 5]));
});

test('the gradient of a constant is zero', () => {
  const graph = new Graph();
  const x = graph.input('x', [3]);
  expect(gradient(graph.constant(2), [x])[0]).toBe(graph.constant(0, [3]));
});

test('the gradient of a node in itself is one', () => {
  const x = scalarInput();
  expect(gradient(x, [x])[0]).toBe(x.graph.constant(1));
});

test('a stop cuts the path through it and no other', () => {
  const x = scalarInput();
  const [slope = x] = gradient(multiply(multiply(x, x), stop(x)), [x]);
  expect(evaluateOne(slope, at(3)).data[0]).toBe(18);
});

test('a loss that is reached through a stop alone has the gradient zero', () => {
  const x = scalarInput();
  expect(gradient(stop(multiply(x, x)), [x])[0]).toBe(x.graph.constant(0));
});

test('nothing is built for what lies behind a stop', () => {
  const built = (factorOf: (x: Node) => Node) => {
    const x = scalarInput();
    const loss = exponential(multiply(x, factorOf(x)));
    const before = x.graph.size;
    gradient(loss, [x]);
    return x.graph.size - before;
  };
  expect(built((x) => stop(power(x, 3)))).toBe(built(({ graph }) => graph.input('factor', [])));
});

test('a stop is a parameter like others', () => {
  const x = scalarInput();
  const parameter = stop(exponential(x));
  expect(gradient(multiply(parameter, x), [parameter])[0]).toBe(x);
});

test('the gradient in an intermediate expression is taken', () => {
  const x = scalarInput();
  const middle = exponential(x);
  const [slope = x] = gradient(multiply(middle, middle), [middle]);
  expect(evaluateOne(slope, at(0)).data[0]).toBe(2);
});

test('paths that meet again add up', () => {
  const x = scalarInput();
  const [slope = x] = gradient(add(multiply(x, x), multiply(3, add(x, exponential(x)))), [x]);
  expect(evaluateOne(slope, at(0)).data[0]).toBe(6);
});

test('an operand that is stretched collects the gradient of all its copies', () => {
  const graph = new Graph();
  const [x, scalar] = [graph.input('x', [2, 3]), graph.input('scalar', [])];
  const [slope = x] = gradient(sumAll(multiply(x, scalar)), [scalar]);
  const feeds = new Map([['x', value([2, 3], [1, 2, 3, 4, 5, 6])]]);
  expect(evaluateOne(slope, feeds)).toEqual(value([], [21]));
});
