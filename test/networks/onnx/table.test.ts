/** @file The networks of the table, exported: plain inference graphs that give the trainer's logits. */
import onnxProto from 'onnx-proto';
import { describe, expect, test } from 'vitest';
import { networkNames } from '../../../src/catalog/networks/table.js';
import { onnxModel } from '../../../src/networks/onnx/model.js';
import { distance, logitsOfModel, logitsOfTrainer, noisyNetwork, someImages } from './logits.js';
import { smallNetwork } from './small-network.js';

/** What people expect in a network of convolutions. */
const plainOperators = [
  'Conv',
  'BatchNormalization',
  'Relu',
  'Clip',
  'Sum',
  'Concat',
  'MaxPool',
  'AveragePool',
  'GlobalAveragePool',
  'Flatten',
  'Gemm',
];
/** VGG's pool makes 2x2 of small images 7x7. */
const enlargingOperators = ['Transpose', 'MatMul'];

describe.each(networkNames)('an exported %s', (name) => {
  const network = smallNetwork(name);
  const tensors = noisyNetwork(network);
  const bytes = onnxModel(network, tensors, {});
  const { graph } = onnxProto.onnx.ModelProto.decode(bytes);
  const nodes = graph?.node ?? [];

  test('has plain operators only', () => {
    const allowed = name.startsWith('vgg1') ? [...plainOperators, ...enlargingOperators] : plainOperators;
    const operators = new Set(nodes.map(({ opType }) => opType ?? ''));
    expect([...operators].filter((operator) => !allowed.includes(operator))).toEqual([]);
  });

  test('has one operator for each layer, and says how large its windows are', () => {
    const count = (operator: string) => nodes.filter(({ opType }) => opType === operator);
    const steps = (operation: string) => network.steps.filter((step) => step.operation === operation).length;
    expect(count('Conv')).toHaveLength(steps('convolution'));
    expect(count('BatchNormalization')).toHaveLength(steps('batchNormalization'));
    expect(count('Relu')).toHaveLength(steps('relu'));
    expect(count('Gemm')).toHaveLength(steps('linear'));
    const windows = [...count('Conv'), ...count('MaxPool')];
    expect(windows.filter(({ attribute }) => !attribute?.some((one) => one.name === 'kernel_shape'))).toEqual(
      [],
    );
  });

  test('has the tensors of the network, by their names and as they are', () => {
    const dimensions = new Map(
      (graph?.initializer ?? []).map(({ name, dims }) => [name, (dims ?? []).map(Number)]),
    );
    const wanted = [...tensors].map(([tensor, { shape }]) => [tensor, shape]);
    expect(wanted.map(([tensor]) => [tensor, dimensions.get(String(tensor))])).toEqual(wanted);
  });

  test.each([1, 5])('gives the logits of the trainer for %i images', async (batch) => {
    const images = someImages(network, batch);
    const expected = await logitsOfTrainer(network, tensors, images);
    expect(distance(await logitsOfModel(bytes, images), expected)).toBeLessThan(1e-5);
  });
});
