/** @file The target network in evaluation as a program: images to logits. */
import { Graph } from '../autodiff/node.js';
import type { NetworkDescription } from '../catalog/networks/description.js';
import type { Program } from '../engines/engine.js';
import { forward } from '../networks/forward.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { feedNames } from './iteration.js';
import { withPrefix } from './source-passes.js';

/**
 * Gives `logits` (N, K) of the images fed.
 * @param state tensors by state name: only names and shapes count. @param prefix `target.` or `source.<index>.`.
 */
export function evaluationProgram(
  network: NetworkDescription,
  state: NamedTensors,
  batch: number,
  prefix = 'target.',
): Program {
  const graph = new Graph();
  const inputs = new Map([...state].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const images = graph.input(feedNames.images, [batch, 3, network.image.height, network.image.width]);
  return {
    outputs: { logits: forward(network, withPrefix(inputs, prefix), images, false).logits },
    updates: {},
  };
}
