/** @file One step of the two optimizers, as expressions. */
import { add, multiply, power, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';

/** Tensors by parameter name. */
export type Tensors = ReadonlyMap<string, Node>;

export interface SgdState {
  readonly parameters: Tensors;
  readonly momentum: Tensors;
}

const mapTensors = (tensors: Tensors, change: (node: Node, name: string) => Node): Map<string, Node> =>
  new Map([...tensors].map(([name, node]) => [name, change(node, name)]));

/** The entry of this name; tables of one step always have the same names. */
function entry(tensors: Tensors, name: string, like: Node): Node {
  return tensors.get(name) ?? like.graph.constant(0, like.shape);
}

/** SGD with momentum and weight decay: buf ← μ·buf + g + d·θ; θ ← θ − lr·buf. */
export function sgdStep(
  { parameters, momentum }: SgdState,
  gradients: Tensors,
  learningRate: Node,
  options: { readonly momentum: number; readonly weightDecay: number },
): SgdState {
  const buffers = mapTensors(parameters, (parameter, name) =>
    add(
      add(multiply(entry(momentum, name, parameter), options.momentum), entry(gradients, name, parameter)),
      multiply(parameter, options.weightDecay),
    ),
  );
  return {
    momentum: buffers,
    parameters: mapTensors(parameters, (parameter, name) =>
      subtract(parameter, multiply(entry(buffers, name, parameter), learningRate)),
    ),
  };
}

export interface AdamState {
  readonly parameters: Tensors;
  /** First and second moments. */
  readonly first: Tensors;
  readonly second: Tensors;
}

/**
 * Adam with bias correction; weight decay is added to the gradient.
 * @param correction the scalars 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ) of this step.
 */
export function adamStep(
  state: AdamState,
  gradients: Tensors,
  correction: { readonly first: Node; readonly second: Node },
  options: {
    readonly learningRate: number;
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly weightDecay: number;
  },
): AdamState {
  const decayed = mapTensors(state.parameters, (parameter, name) =>
    add(entry(gradients, name, parameter), multiply(parameter, options.weightDecay)),
  );
  const moment = (previous: Tensors, decay: number, exponent: number) =>
    mapTensors(decayed, (gradient, name) =>
      add(multiply(entry(previous, name, gradient), decay), multiply(power(gradient, exponent), 1 - decay)),
    );
  const first = moment(state.first, options.beta1, 1);
  const second = moment(state.second, options.beta2, 2);
  const parameters = mapTensors(state.parameters, (parameter, name) => {
    const denominator = add(
      power(multiply(entry(second, name, parameter), correction.second), 0.5),
      options.epsilon,
    );
    const direction = multiply(
      multiply(entry(first, name, parameter), correction.first),
      power(denominator, -1),
    );
    return subtract(parameter, multiply(direction, options.learningRate));
  });
  return { parameters, first, second };
}
