/**
 * @file What of a network is random in training: dropout and stochastic depth, as factors that are fed. One iteration
 * has one draw, its look-ahead steps included, so that the hypergradient is that of one function.
 */
import type { Graph, Node } from '../autodiff/node.js';
import { dataPath } from '../catalog/networks/data-path.js';
import type { NetworkDescription } from '../catalog/networks/description.js';
import { type Step, shapeFor } from '../catalog/networks/step.js';

/** A factor that is 1 / survival with the probability `survival`, else 0, drawn for each of its elements. */
export interface Mask {
  /** The input of the program that it is fed to. */
  readonly feed: string;
  readonly shape: readonly number[];
  readonly survival: number;
}

/** The mask of a step for a number of images; undefined where the step is not random. */
function maskOf(step: Step, images: number): Mask | undefined {
  const shape = shapeFor(step.shape, images);
  const feed = `mask.${step.output}`;
  switch (step.operation) {
    case 'dropout': {
      const { probability, channels } = step.attributes;
      if (probability === 0) return undefined;
      // Whole channels: one draw for each of the first two axes.
      const drawn = channels ? shape.map((size, axis) => (axis < 2 ? size : 1)) : shape;
      return { feed, shape: drawn, survival: 1 - probability };
    }
    case 'stochasticDepth': {
      const { survival } = step.attributes;
      if (survival === 1) return undefined;
      return { feed, shape: shape.map((size, axis) => (axis === 0 ? size : 1)), survival };
    }
    default:
      return undefined;
  }
}

/** All masks of a network's training pass over a number of images. */
export function masksOf(network: NetworkDescription, images: number): Mask[] {
  return dataPath(network).flatMap((step) => maskOf(step, images) ?? []);
}

/** What a step multiplies its input by, an input of the program; undefined where the step is not random. */
export function maskInput(graph: Graph, step: Step, images: number): Node | undefined {
  const mask = maskOf(step, images);
  return mask && graph.input(mask.feed, mask.shape);
}
