/** @file A network's forward pass as expressions, from the steps of its description. */
import type { Graph, Node } from '../autodiff/node.js';
import type { NetworkDescription } from '../catalog/networks/description.js';
import { imageValue, type Step } from '../catalog/networks/step.js';
import { graphErrors } from '../errors/graph.js';
import { type StepContext, stepExpression } from './steps.js';

/** A parameter, running statistic or constant by its PyTorch name. */
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
 * @param parameters trainable tensors, running statistics and constants by PyTorch name.
 * @param x images, (N, 3, H, W).
 * @param training true: batch normalization by the batch's statistics; false: by the running ones.
 * @param maskOf the mask of a step that is random in training; without it no such step changes anything.
 */
export function forward(
  description: NetworkDescription,
  parameters: ParameterNodes,
  x: Node,
  training: boolean,
  maskOf?: (graph: Graph, step: Step, images: number) => Node | undefined,
): Forward {
  const values = new Map<string, Node>([[imageValue, x]]);
  const statistics = new Map<string, Node>();
  const tensor = (name: string): Node => {
    const node = values.get(name) ?? parameters.get(name);
    if (!node) throw graphErrors.missingParameter(description.network, name);
    return node;
  };
  const images = x.shape[0] ?? 1;
  const context: StepContext = {
    images,
    training,
    statistics,
    mask: (step) => (training ? maskOf?.(x.graph, step, images) : undefined),
  };
  for (const step of description.steps)
    values.set(step.output, stepExpression(step, step.inputs.map(tensor), context));
  return {
    logits: tensor(description.logits),
    pooled: tensor(description.pooled),
    features: new Map(description.features.map(({ name, value }) => [name, tensor(value)])),
    statistics,
  };
}
