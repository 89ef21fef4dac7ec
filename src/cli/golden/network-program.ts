/** @file A network file's two modes and its first and second derivatives as one program. */
import { add, multiply } from '../../autodiff/elementwise.js';
import { gradient } from '../../autodiff/gradient.js';
import { Graph, type Node } from '../../autodiff/node.js';
import { sumAll } from '../../autodiff/reductions.js';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import type { Engine, Program } from '../../engines/engine.js';
import type { Value } from '../../engines/reference/values.js';
import { crossEntropy } from '../../method/losses.js';
import { forward } from '../../networks/forward.js';
import type { Results } from './comparison.js';
import { seeded } from './fill.js';
import type { LabeledImages } from './images.js';
import type { GoldenNetwork } from './network.js';
import { openRunner, toValues } from './runner.js';

/** v of the Hessian-vector product, of parameter number i. */
const directionSeed = 9000;

/**
 * Outputs: `evaluation.logits`, `stage.<feature layer>` in evaluation; in training, where nothing is dropped,
 * `training.logits`, `crossEntropy`, `statistics.<name>`, `gradient.<parameter>` and `product.<parameter>`, the gradient
 * of Σ g·v, where g is the gradient.
 */
function networkProgram(
  description: NetworkDescription,
  state: Results,
  { images, labels }: LabeledImages,
): Program {
  const graph = new Graph();
  const inputs = (prefix: string): Map<string, Node> =>
    new Map(
      [...state]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, { shape }]) => [name.slice(prefix.length), graph.input(name, shape)]),
    );
  const [tensors, directions] = [inputs('network.'), inputs('direction.')];
  const image = graph.input('images', images.shape);
  const evaluation = forward(description, tensors, image, false);
  const training = forward(description, tensors, image, true);
  const loss = crossEntropy(training.logits, graph.input('labels', labels.shape));
  const names = description.parameters.map(({ name }) => name);
  const zero = graph.constant(0);
  const parameters = names.map((name) => tensors.get(name) ?? zero);
  const gradients = gradient(loss, parameters);
  const along = gradients.map((node, index) =>
    sumAll(multiply(node, directions.get(names[index] ?? '') ?? zero)),
  );
  const products = gradient(along.reduce(add, zero), parameters);
  const named = (prefix: string, nodes: Iterable<readonly [string, Node]>): [string, Node][] =>
    Array.from(nodes, ([name, node]) => [prefix + name, node]);
  const perParameter = (prefix: string, nodes: readonly Node[]) =>
    named(
      prefix,
      nodes.map((node, index) => [names[index] ?? '', node]),
    );
  const outputs = Object.fromEntries([
    ['evaluation.logits', evaluation.logits],
    ['training.logits', training.logits],
    ['crossEntropy', loss],
    ...named('stage.', evaluation.features),
    ...named('statistics.', training.statistics),
    ...perParameter('gradient.', gradients),
    ...perParameter('product.', products),
  ]);
  return { outputs, updates: {} };
}

/** What the program gives on an engine. */
export async function runNetwork(
  { description, tensors }: GoldenNetwork,
  batch: LabeledImages,
  engine: Engine,
): Promise<Results> {
  const directions = description.parameters.map(({ name, shape }, index): [string, Value] => [
    `direction.${name}`,
    seeded(shape, directionSeed + index, 1),
  ]);
  const own = [...toValues(tensors)].map(([name, value]): [string, Value] => [`network.${name}`, value]);
  const state = new Map([...own, ...directions]);
  const runner = await openRunner(engine, networkProgram(description, state, batch), state);
  const results = await runner.step(
    new Map([
      ['images', batch.images],
      ['labels', batch.labels],
    ]),
  );
  await runner.close();
  return results;
}
