/**
 * @file Element-wise expressions. Operands have equal shapes, or one is a scalar, or ranks agree and sizes of one
 * stretch. What can be simplified while building is: constants fold, small factors meet before large ones.
 */
import { graphErrors } from '../errors/graph.js';
import { elementCount, sameShape } from '../tensor/host-tensor.js';
import { isOperation, type Node, type Shape } from './node.js';

export type Operand = Node | number;

/** The shape of an element-wise result, or undefined where the operands do not fit. */
function stretchedShape(left: Shape, right: Shape): Shape | undefined {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  if (left.length !== right.length) return undefined;
  const shape: number[] = [];
  for (const [axis, size] of left.entries()) {
    const other = right[axis] ?? 1;
    if (size !== other && size !== 1 && other !== 1) return undefined;
    shape.push(Math.max(size, other));
  }
  return shape;
}

function resultShape(operation: string, left: Node, right: Node): Shape {
  const shape = stretchedShape(left.shape, right.shape);
  if (shape === undefined) {
    throw graphErrors.shapeMismatch(
      operation,
      [left.shape, right.shape],
      'equal shapes, or sizes of 1 that stretch',
    );
  }
  return shape;
}

/** Repeats x along axes of size 1 (a scalar along all) to `shape`. */
export function broadcast(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  const stretched = stretchedShape(x.shape, shape);
  if (stretched === undefined || !sameShape(stretched, shape)) {
    throw graphErrors.shapeMismatch('broadcast', [x.shape, shape], 'a shape that the operand stretches to');
  }
  if (isOperation(x, 'constant')) return x.graph.constant(x.attributes.value, shape);
  if (isOperation(x, 'broadcast') && x.inputs[0]) return broadcast(x.inputs[0], shape);
  return x.graph.node('broadcast', [x], { shape }, shape);
}

/** What a broadcast repeats: element-wise operations stretch their operands themselves. */
function compact(node: Node, other: Node): Node {
  const inner = isOperation(node, 'broadcast') ? node.inputs[0] : undefined;
  if (inner) return inner;
  if (isOperation(node, 'constant') && !isOperation(other, 'constant'))
    return node.graph.constant(node.attributes.value);
  return node;
}

function constantValue(node: Node): number | undefined {
  return isOperation(node, 'constant') ? node.attributes.value : undefined;
}

function pairOf(left: Operand, right: Operand): [Node, Node] {
  if (typeof left !== 'number') return [left, typeof right === 'number' ? left.graph.constant(right) : right];
  if (typeof right !== 'number') return [right.graph.constant(left), right];
  throw graphErrors.shapeMismatch('element-wise', [[], []], 'at least one operand that is an expression');
}

/** a + b. */
export function add(leftOperand: Operand, rightOperand: Operand): Node {
  const [left, right] = pairOf(leftOperand, rightOperand);
  const shape = resultShape('add', left, right);
  const [a, b] = [compact(left, right), compact(right, left)];
  const [leftValue, rightValue] = [constantValue(a), constantValue(b)];
  if (leftValue !== undefined && rightValue !== undefined)
    return a.graph.constant(leftValue + rightValue, shape);
  if (leftValue === 0) return broadcast(b, shape);
  if (rightValue === 0) return broadcast(a, shape);
  const [first, second] = a.id <= b.id ? [a, b] : [b, a];
  return broadcast(a.graph.node('add', [first, second], {}, resultShape('add', a, b)), shape);
}

/** a − b. */
export function subtract(leftOperand: Operand, rightOperand: Operand): Node {
  const [left, right] = pairOf(leftOperand, rightOperand);
  const shape = resultShape('subtract', left, right);
  const [a, b] = [compact(left, right), compact(right, left)];
  const [leftValue, rightValue] = [constantValue(a), constantValue(b)];
  if (leftValue !== undefined && rightValue !== undefined)
    return a.graph.constant(leftValue - rightValue, shape);
  if (leftValue === 0) return broadcast(multiply(b, -1), shape);
  if (rightValue === 0) return broadcast(a, shape);
  if (a === b) return a.graph.constant(0, shape);
  return broadcast(a.graph.node('subtract', [a, b], {}, resultShape('subtract', a, b)), shape);
}

/** a · b, element by element. */
export function multiply(leftOperand: Operand, rightOperand: Operand): Node {
  const [left, right] = pairOf(leftOperand, rightOperand);
  const shape = resultShape('multiply', left, right);
  const [a, b] = [compact(left, right), compact(right, left)];
  const [leftValue, rightValue] = [constantValue(a), constantValue(b)];
  if (leftValue !== undefined && rightValue !== undefined)
    return a.graph.constant(leftValue * rightValue, shape);
  if (leftValue === 0 || rightValue === 0) return a.graph.constant(0, shape);
  if (leftValue === 1) return broadcast(b, shape);
  if (rightValue === 1) return broadcast(a, shape);
  const [small, large] = elementCount(a.shape) <= elementCount(b.shape) ? [a, b] : [b, a];
  return broadcast(smallFactorsFirst(small, large) ?? product(a, b), shape);
}

function product(a: Node, b: Node): Node {
  const [first, second] = a.id <= b.id ? [a, b] : [b, a];
  return a.graph.node('multiply', [first, second], {}, resultShape('multiply', a, b));
}

/** s · (t · X) becomes (s · t) · X where s and t are smaller than X: one pass over the large tensor instead of two. */
function smallFactorsFirst(small: Node, large: Node): Node | undefined {
  if (!isOperation(large, 'multiply')) return undefined;
  for (const [factor, rest] of [large.inputs, large.inputs.toReversed()]) {
    if (!factor || !rest || !sameShape(rest.shape, large.shape)) continue;
    const together = stretchedShape(small.shape, factor.shape);
    if (together && elementCount(together) < elementCount(rest.shape))
      return multiply(rest, multiply(small, factor));
    if (isOperation(small, 'constant') && isOperation(factor, 'constant'))
      return multiply(rest, multiply(small, factor));
  }
  return undefined;
}

/** x to a constant exponent; x must be positive where the exponent is not a natural number. */
export function power(x: Node, exponent: number): Node {
  if (exponent === 1) return x;
  if (exponent === 0) return x.graph.constant(1, x.shape);
  const value = constantValue(x);
  if (value !== undefined) return x.graph.constant(value ** exponent, x.shape);
  if (exponent === 2) return multiply(x, x);
  return x.graph.node('power', [x], { exponent }, x.shape);
}

/** e^x. */
export function exponential(x: Node): Node {
  return x.graph.node('exponential', [x], {}, x.shape);
}

/** 1 / (1 + e^−x). */
export function sigmoid(x: Node): Node {
  return x.graph.node('sigmoid', [x], {}, x.shape);
}

/** erf(x) = 2/√π ∫ e^(−t²) dt from 0 to x. */
export function errorFunction(x: Node): Node {
  return x.graph.node('errorFunction', [x], {}, x.shape);
}

/** u where x > 0, elsewhere 0: linear in u, constant in x. Both have the same shape. */
export function gate(u: Node, x: Node): Node {
  if (!sameShape(u.shape, x.shape))
    throw graphErrors.shapeMismatch('gate', [u.shape, x.shape], 'equal shapes');
  if (constantValue(u) === 0) return u;
  const [activation, preactivation] = isOperation(x, 'gate') ? x.inputs : [];
  // relu(x) > 0 exactly where x > 0, so the mask of the pre-activation serves both.
  const mask = activation && activation === preactivation ? activation : x;
  if (isOperation(u, 'gate') && u.inputs[1] === mask) return u;
  return u.graph.node('gate', [u, mask], {}, u.shape);
}

/** max(x, 0). */
export function relu(x: Node): Node {
  return gate(x, x);
}

/** min(max(x, 0), 6) = relu(x) − relu(x − 6). */
export function relu6(x: Node): Node {
  return subtract(relu(x), relu(subtract(x, 6)));
}

/** The same values, taken for a constant by differentiation. */
export function stop(x: Node): Node {
  return isOperation(x, 'stop') || isOperation(x, 'constant') ? x : x.graph.node('stop', [x], {}, x.shape);
}
