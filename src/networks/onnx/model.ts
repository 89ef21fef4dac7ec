/** @file A trained network as an ONNX model for inference that other programs can read. */
import onnxProto from 'onnx-proto';
import { neededSteps } from '../../catalog/networks/data-path.js';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { imageValue } from '../../catalog/networks/step.js';
import { graphErrors } from '../../errors/graph.js';
import { usageErrors } from '../../errors/usage.js';
import { elementCount, type NamedTensors } from '../../tensor/host-tensor.js';
import { constantSteps, constantValues } from './constants.js';
import { OnnxGraph, type Operand } from './graph.js';
import { ofEachImage, stepWriter } from './operators.js';

/** A set that OpenCV 4.8 and today's readers know alike, and the format of its time. */
const operatorSet = 13;
const intermediateRepresentation = 7;

/** What one message of protocol buffers can be at most, and what beside the weights is kept free in it. */
const largestMessage = 2 ** 31 - 1;
const reserved = 2 ** 24;

const imagesName = 'images';
const logitsName = 'logits';

/**
 * The serialized model: `images` (batch, 3, H, W) to `logits` (batch, classes). Its tensors are those of the network by
 * name, and what it computes of them alone.
 * @param tensors parameters, statistics and constants by PyTorch name.
 * @throws StudioError `usage/too-large-for-onnx` where the weights are more than such a file can hold.
 */
export function onnxModel(
  description: NetworkDescription,
  tensors: NamedTensors,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const { network, image, classes, logits } = description;
  const bytes = [...tensors.values()].reduce((sum, { shape }) => sum + elementCount(shape) * 4, 0);
  if (bytes > largestMessage - reserved) throw usageErrors.tooLargeForOnnx(description.title, bytes);
  const steps = neededSteps(description);
  const graph = new OnnxGraph(
    { name: imagesName, shape: [3, image.height, image.width] },
    { name: logitsName, shape: [classes] },
  );
  const constants = new Map([...tensors, ...constantValues(steps, tensors)]);
  const images: Operand = { name: imagesName, shape: [{ images: 1 }, 3, image.height, image.width] };
  const operands = new Map([[imageValue, images]]);
  const operand = (name: string): Operand => {
    const known = operands.get(name);
    if (known) return known;
    const tensor = constants.get(name);
    if (!tensor) throw graphErrors.missingParameter(network, name);
    const made = { name: graph.tensor(partOf(name), tensor), shape: tensor.shape, tensor };
    operands.set(name, made);
    return made;
  };
  const computed = new Set(constantSteps(steps));
  const write = stepWriter(imagesName);
  for (const step of steps) {
    if (computed.has(step)) continue;
    const inputs = step.inputs.map(operand);
    const name = write(step, inputs, graph.within(partOf(step.output)));
    const constant = ofEachImage(step, inputs);
    operands.set(step.output, { name, shape: step.shape, ...(constant && { ofEachImage: constant }) });
  }
  const { onnx } = onnxProto;
  return onnx.ModelProto.encode({
    irVersion: intermediateRepresentation,
    opsetImport: [{ domain: '', version: operatorSet }],
    producerName: 'l2t-studio',
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    graph: graph.finish(operand(logits).name),
  }).finish();
}

/** A value's name without the sign that it is one. */
const partOf = (value: string): string => value.replace(/^%/, '');
