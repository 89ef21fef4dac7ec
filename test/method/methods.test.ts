/** @file Every method of the table trains on ONNX Runtime, and does what its name says. */
import { expect, test } from 'vitest';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph, topologicalOrder } from '../../src/autodiff/node.js';
import { type MethodName, methodNames } from '../../src/catalog/methods.js';
import { programNodes } from '../../src/engines/engine.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import { attentionTransfer } from '../../src/method/attention-transfer.js';
import { iterationProgram } from '../../src/method/iteration.js';
import { distillation } from '../../src/method/losses.js';
import { initialState } from '../../src/method/state.js';
import {
  batch,
  exactIteration,
  scalarOf,
  sourceWeights,
  tinyFeeds,
  tinySetup,
  tinyState,
  withFewPairs,
} from './tiny.js';
import { type Training, train } from './train.js';

const learningRate = 0.05;

/** Names of state that is no longer finite. */
const notFinite = ({ left }: Training): string[] =>
  [...left].filter(([, { data }]) => !data.every(Number.isFinite)).map(([name]) => name);

for (const method of methodNames) {
  test(`${method} trains for three iterations and stays finite`, async () => {
    const training = await train(withFewPairs(tinySetup(method)), [batch, batch, batch], learningRate);
    const { initial, outputs, left } = training;
    expect(outputs.map((each) => Number.isFinite(scalarOf(each, 'total')))).toEqual([true, true, true]);
    expect(notFinite(training)).toEqual([]);
    expect(left.get('target.classifier.weight')).not.toEqual(initial.get('target.classifier.weight'));
  });
}

test.each(['l2t-ww', 'afd'] as const)(
  'a smaller last batch trains the state of %s, down to a single image',
  async (method) => {
    const training = await train(withFewPairs(tinySetup(method)), [batch + 1, 1, batch + 1], learningRate);
    expect(training.outputs.map((each) => each.get('lambda')?.shape[0])).toEqual([batch + 1, 1, batch + 1]);
    expect(notFinite(training)).toEqual([]);
  },
);

const reads: Readonly<Record<MethodName, readonly string[]>> = {
  scratch: [],
  'fine-tune': [],
  lwf: ['distillation', 'source'],
  at: ['source'],
  afd: ['link', 'source'],
  'lwf+at': ['distillation', 'source'],
  fm: ['bridge', 'source'],
  'l2t-w': ['adam', 'bridge', 'source', 'what'],
  'l2t-ww': ['adam', 'bridge', 'source', 'what', 'where'],
  bilevel: ['adam', 'bridge', 'source', 'what', 'where'],
};

for (const method of methodNames) {
  test(`an iteration of ${method} reads ${reads[method].join(', ') || 'nothing'} beside the target`, () => {
    const setup = withFewPairs(tinySetup(method));
    const program = iterationProgram(setup, tinyState(setup), { batch });
    const kinds = new Set<string>();
    for (const node of topologicalOrder(programNodes(program))) {
      if (node.operation === 'input') kinds.add(node.attributes.name.replace(/\..*/, ''));
    }
    const always = new Set([...tinyFeeds(setup).keys(), 'target', 'momentum']);
    expect([...kinds].filter((kind) => !always.has(kind)).sort()).toEqual(reads[method]);
  });
}

test('LwF learns the answers of its source on the images that it trains on', async () => {
  const batches = Array.from({ length: 15 }, () => batch);
  const setup = tinySetup('lwf', { optimizer: { momentum: 0.9, weightDecay: 0 } });
  const { outputs } = await train(setup, batches, 0.02, () => 0);
  const losses = outputs.map((each) => scalarOf(each, 'transfer'));
  // The entropy of the source's answers, which is almost that of guessing, is left.
  expect(losses.at(-1)).toBeLessThan(0.98 * (losses[0] ?? 0));
});

test('distillation is the cross-entropy of answers that the temperature has softened, on both sides', () => {
  const graph = new Graph();
  const [own, taught] = [graph.input('own', [1, 2]), graph.input('taught', [1, 2])];
  const loss = distillation(own, taught, 4);
  const logits = new Map([
    ['own', Float64Array.of(1, 3)],
    ['taught', Float64Array.of(-2, 6)],
  ]);
  const found = evaluate([loss], (name) => ({ shape: [1, 2], data: logits.get(name) ?? new Float64Array() }));
  const [wrong, right] = [1 / (1 + Math.exp(2)), 1 / (1 + Math.exp(-2))];
  const normalizer = Math.log(Math.exp(0.25) + Math.exp(0.75));
  expect(found.get(loss)?.data[0]).toBeCloseTo(wrong * (normalizer - 0.25) + right * (normalizer - 0.75), 12);
});

test('the weight of distillation is a factor of what the method adds', () => {
  const transfer = (weight: number) => {
    const setup = tinySetup('lwf', { distillation: { temperature: 2, weight } });
    return scalarOf(exactIteration(setup, tinyState(setup)).outputs, 'transfer');
  };
  expect(transfer(3) / transfer(1)).toBeCloseTo(3, 12);
});

test('attention transfer brings the attention of paired layers together', async () => {
  const batches = Array.from({ length: 15 }, () => batch);
  const { outputs } = await train(tinySetup('at', { beta: 1000 }), batches, 0.02, () => 0);
  const losses = outputs.map((each) => scalarOf(each, 'transfer'));
  expect(losses.at(-1)).toBeLessThan(0.9 * (losses[0] ?? 0));
});

test('attention transfer has a slope at a map that is dead', () => {
  const graph = new Graph();
  const map = graph.input('map', [1, 2, 3, 3]);
  const pair = { index: 0, pair: { source: 0, sourceLayer: 'source', targetLayer: 'target' } };
  const constant = graph.constant(1, [1, 2]);
  const weighted = { ...pair, sourceMap: graph.constant(1, map.shape), channelWeights: constant };
  const { loss } = attentionTransfer([{ ...weighted, pairWeight: constant }], new Map([['target', map]]));
  const [slope = loss] = gradient(loss, [map]);
  const dead = evaluate([slope], () => ({ shape: map.shape, data: new Float64Array(18) }));
  expect(dead.get(slope)?.data.every((element) => element === 0)).toBe(true);
});

test('fine-tuning starts from the weights and statistics of its source, but for the classifier', () => {
  const setup = tinySetup('fine-tune');
  const [source] = sourceWeights(setup);
  const state = initialState(setup, 1, sourceWeights(setup));
  const same = [...(source ?? [])].filter(([name, { data }]) =>
    state.get(`target.${name}`)?.data.every((value, k) => value === data[k]),
  );
  const names = [...setup.target.parameters, ...setup.target.statistics].map(({ name }) => name);
  const body = names.filter((name) => !name.startsWith('classifier.'));
  expect(
    same
      .map(([name]) => name)
      .filter((name) => name !== 'classifier.bias')
      .sort(),
  ).toEqual(body.sort());
});

test('training from scratch starts from the same weights with and without a source', () => {
  const setup = tinySetup('scratch');
  const [alone, beside] = [initialState(setup, 1, []), initialState(setup, 1, sourceWeights(setup))];
  expect([...alone]).toEqual([...beside].filter(([name]) => !name.startsWith('source.')));
});
