/** @file A network's forward pass as expressions, from its layers in the catalog. */

import { convolution } from '../autodiff/convolution.js';
import { add, relu } from '../autodiff/elementwise.js';
import { matrixProduct } from '../autodiff/matrix-product.js';
import type { Node } from '../autodiff/node.js';
import { maxPool } from '../autodiff/pooling.js';
import { mean, reshape } from '../autodiff/reductions.js';
import type { NetworkDescription } from '../catalog/networks/describe.js';
import type { Layer } from '../catalog/networks/layer.js';
import { squareWindow } from '../catalog/networks/window.js';
import { graphErrors } from '../errors/graph.js';
import { normalizeByBatch, normalizeByRunning } from './batch-normalization.js';

/** A parameter or running statistic by its PyTorch name. */
export type ParameterNodes = ReadonlyMap<string, Node>;

export interface Forward {
  /** (N, classes). */
  readonly logits: Node;
  /** What enters the last linear layer, (N, channels). */
  readonly pooled: Node;
  /** Feature maps (N, C, H, W) by feature layer name. */
  readonly features: ReadonlyMap<string, Node>;
  /** New running statistics by PyTorch name; empty in evaluation. */
  readonly statistics: ReadonlyMap<string, Node>;
}

/**
 * Builds the forward pass.
 * @param parameters trainable tensors and running statistics by PyTorch name.
 * @param x images, (N, 3, H, W).
 * @param training true: batch normalization by the batch's statistics; false: by the running ones.
 */
export function forward(
  description: NetworkDescription,
  parameters: ParameterNodes,
  x: Node,
  training: boolean,
): Forward {
  const features = new Map<string, Node>();
  const statistics = new Map<string, Node>();
  let pooled = x;
  const tensor = (name: string): Node => {
    const node = parameters.get(name);
    if (!node) throw graphErrors.missingParameter(description.network, name);
    return node;
  };

  const normalize = (name: string, input: Node): Node => {
    const result = (training ? normalizeByBatch : normalizeByRunning)(input, {
      weight: tensor(`${name}.weight`),
      bias: tensor(`${name}.bias`),
      runningMean: tensor(`${name}.running_mean`),
      runningVariance: tensor(`${name}.running_var`),
    });
    if (result.runningMean) statistics.set(`${name}.running_mean`, result.runningMean);
    if (result.runningVariance) statistics.set(`${name}.running_var`, result.runningVariance);
    return result.y;
  };

  const apply = (layer: Layer, input: Node): Node => {
    switch (layer.kind) {
      case 'convolution': {
        const result = convolution(
          input,
          tensor(`${layer.name}.weight`),
          squareWindow(layer.stride, layer.padding),
        );
        return layer.bias
          ? add(result, reshape(tensor(`${layer.name}.bias`), [1, layer.outputChannels, 1, 1]))
          : result;
      }
      case 'batch-normalization':
        return normalize(layer.name, input);
      case 'relu':
        return relu(input);
      case 'max-pool':
        return maxPool(input, {
          ...squareWindow(layer.stride, layer.padding),
          size: [layer.size, layer.size],
        });
      case 'residual':
        return relu(add(run(layer.body, input), run(layer.shortcut, input)));
      case 'feature':
        features.set(layer.name, input);
        return input;
      case 'global-average-pool':
        return reshape(mean(input, [2, 3]), input.shape.slice(0, 2));
      case 'linear':
        pooled = input;
        return linear(input, tensor(`${layer.name}.weight`), tensor(`${layer.name}.bias`));
    }
  };
  const run = (layers: readonly Layer[], input: Node): Node =>
    layers.reduce((current, layer) => apply(layer, current), input);

  const logits = run(description.layers, x);
  return { logits, pooled, features, statistics };
}

/** x·Wᵀ + b: (N, in), (out, in), (out) to (N, out). */
export function linear(x: Node, weight: Node, bias: Node): Node {
  return add(matrixProduct(x, weight, false, true), reshape(bias, [1, bias.shape[0] ?? 1]));
}
