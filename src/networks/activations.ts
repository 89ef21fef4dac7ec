/** @file Activations as expressions; at a kink the derivative is that from below. */
import {
  add,
  errorFunction,
  gate,
  multiply,
  power,
  relu,
  relu6,
  sigmoid,
  subtract,
} from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';

/** max(x, 0) + slope·min(x, 0). */
export function leakyRelu(x: Node, slope: number): Node {
  return subtract(relu(x), multiply(relu(multiply(x, -1)), slope));
}

/** relu6(x + 3) / 6. */
export function hardSigmoid(x: Node): Node {
  return multiply(relu6(add(x, 3)), 1 / 6);
}

/** x·relu6(x + 3) / 6. */
export function hardSwish(x: Node): Node {
  return multiply(x, hardSigmoid(x));
}

/** x·σ(x). */
export function silu(x: Node): Node {
  return multiply(x, sigmoid(x));
}

/** 2σ(2x) − 1. */
export function tanh(x: Node): Node {
  return subtract(multiply(sigmoid(multiply(x, 2)), 2), 1);
}

/** x·Φ(x) = x·(1 + erf(x/√2))/2, or with √(2/π)·(x + 0.044715 x³) in a tanh instead. */
export function gelu(x: Node, approximation: 'none' | 'tanh'): Node {
  const half = multiply(x, 0.5);
  if (approximation === 'none') return multiply(half, add(errorFunction(multiply(x, Math.SQRT1_2)), 1));
  const cubic = multiply(power(x, 3), 0.044715);
  return multiply(half, add(tanh(multiply(add(x, cubic), Math.sqrt(2 / Math.PI))), 1));
}

/** min(max(x, minimum), maximum), each where it is given. */
export function clamp(
  x: Node,
  { minimum, maximum }: { readonly minimum?: number; readonly maximum?: number },
): Node {
  const above = minimum === undefined ? x : boundedBy(x, minimum, subtract(x, minimum));
  return maximum === undefined ? above : boundedBy(above, maximum, subtract(maximum, above));
}

/** x where `inside` > 0, else the bound; each to its last digit, where sums of ramps would lose those of the smaller. */
function boundedBy(x: Node, bound: number, inside: Node): Node {
  const outside = subtract(1, gate(x.graph.constant(1, x.shape), inside));
  return add(gate(x, inside), multiply(outside, bound));
}
