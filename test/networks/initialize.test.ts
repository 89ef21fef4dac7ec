/** @file Initial parameters: mean, deviation and bounds of every initializer, for every network of the catalog. */
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { Parameter } from '../../src/catalog/networks/description.js';
import { networkNames } from '../../src/catalog/networks/table.js';
import { initialNetwork, initialTensor } from '../../src/networks/initialize.js';

interface Statistics {
  readonly mean: number;
  readonly deviation: number;
  readonly largest: number;
}

function statistics(data: Float32Array): Statistics {
  let [sum, squares, largest] = [0, 0, 0];
  for (const value of data) {
    sum += value;
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  const mean = sum / data.length;
  return { mean, deviation: Math.sqrt(squares / data.length - mean * mean), largest };
}

/** Kaiming normal by fan-out, √(2 / (k²·out)); DenseNet's is by fan-in. */
const kaimingDeviation = (
  network: string,
  [outputs = 1, inputs = 1, height = 1, width = 1]: readonly number[],
) => Math.sqrt(2 / ((network.startsWith('densenet') ? inputs : outputs) * height * width));

/** What PyTorch and the authors' code would give each kind of parameter. */
function expected(network: string, { shape }: Parameter): { deviation: number; largest: number } {
  if (shape.length === 4)
    return { deviation: kaimingDeviation(network, shape), largest: Number.POSITIVE_INFINITY };
  if (/^(vgg|mobilenet)/.test(network)) return { deviation: 0.01, largest: Number.POSITIVE_INFINITY };
  const [, inputs = 1] = shape;
  const bound = 1 / Math.sqrt(inputs);
  return { deviation: bound / Math.sqrt(3), largest: bound };
}

for (const network of networkNames) {
  const description = describeNetwork({ network, width: 1 / 4, classes: 100 });
  const tensors = initialNetwork(description, 1);
  const weights = description.parameters.filter(({ shape }) => shape.length > 1);

  test(`weights of ${network} have mean 0 and the deviation of their initializer`, () => {
    for (const parameter of weights) {
      const { data } = tensors.get(parameter.name) ?? { data: new Float32Array() };
      const { mean, deviation, largest } = statistics(data);
      const wanted = expected(network, parameter);
      const slack = 5 / Math.sqrt(data.length);
      expect(Math.abs(mean), parameter.name).toBeLessThan(slack * wanted.deviation);
      expect(Math.abs(deviation / wanted.deviation - 1), parameter.name).toBeLessThan(slack);
      expect(largest, parameter.name).toBeLessThanOrEqual(wanted.largest);
    }
  });

  test(`normalization of ${network} starts as the identity, and all biases of convolutions at 0`, () => {
    const vectors = [...description.parameters, ...description.statistics].filter(
      ({ name, shape }) => shape.length === 1 && !name.startsWith('fc.'),
    );
    const wrong = vectors.filter(({ name }) => {
      const one = /\.(weight|running_var)$/.test(name) ? 1 : 0;
      return !tensors.get(name)?.data.every((value) => value === one);
    });
    expect(wrong).toEqual([]);
  });
}

test("the bias of a ResNet's linear layer is uniform in PyTorch's bounds", () => {
  const description = describeNetwork({ network: 'resnet32', classes: 1000 });
  const { data } = initialNetwork(description, 1).get('fc.bias') ?? { data: new Float32Array() };
  const bound = 1 / Math.sqrt(64);
  expect(statistics(data).largest).toBeLessThanOrEqual(bound);
  expect(statistics(data).deviation / (bound / Math.sqrt(3))).toBeCloseTo(1, 1);
});

test('another seed gives other weights, and the same seed the same', () => {
  const [first, second, again] = [1, 2, 1].map((seed) =>
    initialTensor([8], { kind: 'normal', deviation: 1 }, seed, 'initialization', 'name'),
  );
  expect(first).toEqual(again);
  expect(first).not.toEqual(second);
});

test('tensors of the same shape and different names are different', () => {
  const [first, second] = ['left', 'right'].map((name) =>
    initialTensor([8], { kind: 'uniform', bound: 1 }, 1, 'initialization', name),
  );
  expect(first).not.toEqual(second);
});
