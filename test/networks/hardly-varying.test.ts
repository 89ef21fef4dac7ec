import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import { normalizeByBatch } from '../../src/networks/batch-normalization.js';
import { RandomStream } from '../../src/tensor/random.js';

test.each([
  [30, 0.01],
  [1000, 1],
])('a channel around %d that varies by %d gives numbers in float32', async (center, deviation) => {
  const graph = new Graph();
  const vector = (name: string) => graph.input(name, [1]);
  const { y } = normalizeByBatch(graph.input('x', [8, 1, 4, 4]), {
    weight: vector('weight'),
    bias: vector('bias'),
    runningMean: vector('mean'),
    runningVariance: vector('variance'),
    epsilon: 1e-5,
    momentum: 0.1,
  });
  const engine = new OnnxRuntimeEngine();
  const program = await engine.compile({ outputs: { y }, updates: {} }, await engine.createState(new Map()));
  const random = new RandomStream(1);
  const data = Float32Array.from({ length: 128 }, () => center + deviation * random.normal());
  const one = { shape: [1], data: Float32Array.of(1) };
  const outputs = await program.run(
    new Map([
      ['x', { shape: [8, 1, 4, 4], data }],
      ['weight', one],
      ['bias', one],
    ]),
  );
  expect([...(outputs.get('y')?.data ?? [Number.NaN])].every(Number.isFinite)).toBe(true);
});

test('a channel of a single element leaves a running variance that is a number', () => {
  const graph = new Graph();
  const vector = graph.input('vector', [1]);
  const tensors = { weight: vector, bias: vector, runningMean: vector, runningVariance: vector };
  const parameters = { ...tensors, epsilon: 1e-5, momentum: 0.1 };
  const { runningVariance = vector } = normalizeByBatch(graph.input('x', [1, 1, 1, 1]), parameters);
  const results = evaluate([runningVariance], (name) => ({
    shape: name === 'x' ? [1, 1, 1, 1] : [1],
    data: Float64Array.of(2),
  }));
  expect(results.get(runningVariance)?.data[0]).toBeCloseTo(1.8, 12);
});
