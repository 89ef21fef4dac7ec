/** @file One training iteration as a program: the total-loss step, the look-ahead, the hypergradient, Adam on φ. */

import { concatenate } from '../autodiff/arrangement.js';
import { stop } from '../autodiff/elementwise.js';
import { gradient } from '../autodiff/gradient.js';
import { Graph, type Node } from '../autodiff/node.js';
import { reshape } from '../autodiff/reductions.js';
import type { Program } from '../engines/engine.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { type Losses, lossOf, Objective } from './objective.js';
import { adamStep, type SgdState, sgdStep, type Tensors } from './optimizers.js';
import { lookAheadLosses } from './roles.js';
import type { MethodSetup } from './setup.js';
import { phiNames, thetaNames } from './state.js';

/** Names of what is fed at every iteration. */
export const feedNames = {
  /** (N, 3, H, W), normalized. */
  images: 'images',
  /** One-hot, (N, K). */
  labels: 'labels',
  learningRate: 'learningRate',
  /** 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ) of Adam's step t. */
  firstCorrection: 'firstCorrection',
  secondCorrection: 'secondCorrection',
} as const;

/** What an iteration gives; `hypergradient.<φ>` only where asked for. */
export interface IterationOptions {
  readonly batch: number;
  /** Whether to output the hypergradient and the look-ahead's losses. */
  readonly detailed?: boolean;
}

/**
 * Builds the program of one iteration (docs/method.md, "One iteration").
 * Outputs: `logits`, `original`, `transfer`, `total`, `pairLosses` (pairs), `lambda` (N, pairs), `channelWeights.<pair>`
 * (N, C), `afterLookAhead`; detailed: `lookAhead.<step>` and `hypergradient.<φ>`.
 * @param state initial tensors by name: only their names and shapes count.
 */
export function iterationProgram(
  setup: MethodSetup,
  state: NamedTensors,
  options: IterationOptions,
): Program {
  const graph = new Graph();
  const inputs: Tensors = new Map([...state].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const pick = (names: readonly string[], prefix = ''): Map<string, Node> =>
    new Map(names.map((name) => [name, inputs.get(prefix + name) ?? graph.constant(0)]));
  const { target } = setup;
  const images = graph.input(feedNames.images, [options.batch, 3, target.image.height, target.image.width]);
  const labels = graph.input(feedNames.labels, [options.batch, target.classes]);
  const learningRate = graph.input(feedNames.learningRate, []);

  const phi = pick(phiNames(setup));
  const theta: SgdState = {
    parameters: pick(thetaNames(setup)),
    momentum: pick(thetaNames(setup), 'momentum.'),
  };
  const objective = new Objective(setup, images, labels, inputs, phi);
  const losses = objective.at(theta.parameters);
  const stepped = descend(theta, losses.total, learningRate, setup);
  const outputs: Record<string, Node> = {
    logits: losses.logits,
    original: losses.original,
    transfer: losses.transfer,
    total: losses.total,
    ...pairOutputs(objective, losses),
  };
  const updates: Record<string, Node> = {
    ...Object.fromEntries(stepped.parameters),
    ...prefixed('momentum.', stepped.momentum),
    ...prefixed('target.', losses.statistics),
  };
  if (phi.size > 0) {
    const hypergradient = lookAhead(objective, stepped, phi, learningRate, setup);
    const adam = adamStep(
      {
        parameters: phi,
        first: pick(phiNames(setup), 'adam.first.'),
        second: pick(phiNames(setup), 'adam.second.'),
      },
      hypergradient.gradients,
      {
        first: graph.input(feedNames.firstCorrection, []),
        second: graph.input(feedNames.secondCorrection, []),
      },
      setup.metaOptimizer,
    );
    Object.assign(updates, Object.fromEntries(adam.parameters));
    Object.assign(updates, prefixed('adam.first.', adam.first), prefixed('adam.second.', adam.second));
    outputs.afterLookAhead = hypergradient.loss;
    if (options.detailed) {
      Object.assign(outputs, prefixed('hypergradient.', hypergradient.gradients));
      hypergradient.stepLosses.forEach((loss, step) => {
        outputs[`lookAhead.${step}`] = loss;
      });
    }
  }
  return { outputs, updates };
}

function prefixed(prefix: string, tensors: Tensors): Record<string, Node> {
  return Object.fromEntries([...tensors].map(([name, node]) => [prefix + name, node]));
}

/** One SGD step of θ on a loss. */
function descend(theta: SgdState, loss: Node, learningRate: Node, setup: MethodSetup): SgdState {
  const names = [...theta.parameters.keys()];
  const gradients = gradient(loss, [...theta.parameters.values()]);
  const byName: Tensors = new Map(gradients.map((node, index) => [names[index] ?? '', node]));
  return sgdStep(theta, byName, learningRate, setup.optimizer);
}

/**
 * From θ after the total-loss step, taken for a constant, runs the method's look-ahead steps, measures L_org where they
 * end and differentiates it through all of them: ∇_φ L_org(θ_{T+1}).
 */
function lookAhead(
  objective: Objective,
  start: SgdState,
  phi: Tensors,
  learningRate: Node,
  setup: MethodSetup,
): { readonly loss: Node; readonly stepLosses: readonly Node[]; readonly gradients: Tensors } {
  const constant = (tensors: Tensors): Tensors =>
    new Map([...tensors].map(([name, node]) => [name, stop(node)]));
  let theta: SgdState = { parameters: constant(start.parameters), momentum: constant(start.momentum) };
  const stepLosses: Node[] = [];
  for (const kind of lookAheadLosses(setup.method, setup.lookAheadSteps)) {
    const loss = lossOf(objective.at(theta.parameters), kind);
    stepLosses.push(loss);
    theta = descend(theta, loss, learningRate, setup);
  }
  const loss = objective.at(theta.parameters).original;
  const gradients = gradient(loss, [...phi.values()]);
  return {
    loss,
    stepLosses,
    gradients: new Map([...phi.keys()].map((name, index) => [name, gradients[index] ?? loss])),
  };
}

function pairOutputs(objective: Objective, { perPair, pairWeights }: Losses): Record<string, Node> {
  if (perPair.length === 0) return {};
  const weights = objective.pairs.map(({ index, channelWeights }) => [
    `channelWeights.${index}`,
    channelWeights,
  ]);
  return {
    pairLosses: concatenate(
      perPair.map((loss) => reshape(loss, [1])),
      0,
    ),
    lambda: concatenate(pairWeights, 1),
    ...Object.fromEntries(weights),
  };
}
