/** @file A network made for another number of classes: its last layer anew, all else as it is. */
import type { NetworkDescription, Parameter } from './description.js';
import { kaimingNormal, pytorchUniform } from './initialization.js';
import type { Size, Step } from './step.js';

/** With so many outputs in place of the last layer's. 0 stands for a number that is not known. */
export function withClasses(network: NetworkDescription, classes: number): NetworkDescription {
  if (classes === network.classes) return network;
  const { head } = network;
  const change = classes - network.classes;
  const resized = (parameter: Parameter): Parameter => {
    if (parameter.name !== head.weight && parameter.name !== head.bias) return parameter;
    const [, ...rest] = parameter.shape;
    return { ...parameter, shape: [classes, ...rest], initialization: headInitialization(network) };
  };
  const parameters = network.parameters.map(resized);
  const weights = count(parameters) - count(network.parameters);
  const positions = positionsOf(network);
  return {
    ...network,
    classes,
    parameters,
    steps: withOutputs(network, classes),
    parameterCount: network.parameterCount + weights,
    multiplyAdds: network.multiplyAdds + change * headInputs(network) * positions,
  };
}

const count = (parameters: readonly Parameter[]): number =>
  parameters.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);

const headShape = ({ parameters, head }: NetworkDescription): readonly number[] =>
  parameters.find(({ name }) => name === head.weight)?.shape ?? [];

const headInputs = (network: NetworkDescription): number =>
  headShape(network)
    .slice(1)
    .reduce((product, size) => product * size, 1);

/** PyTorch's own for the kind of layer: uniform by fan-in. A convolution is drawn as others are. */
function headInitialization(network: NetworkDescription) {
  const [outputs = 1, , kernel] = headShape(network);
  return kernel === undefined ? pytorchUniform(headInputs(network)) : kaimingNormal(kernel, outputs);
}

/** Places that the last layer is applied at: one, or all of a map where it is a 1x1 convolution. */
function positionsOf({ steps, head }: NetworkDescription): number {
  const step = steps.find(({ inputs }) => inputs[1] === head.weight);
  const [, , height, width] = step?.operation === 'convolution' ? step.shape : [];
  return typeof height === 'number' && typeof width === 'number' ? height * width : 1;
}

/** The steps with this number in place of the classes, in every shape that follows from the last layer. */
function withOutputs({ steps, head, classes: before }: NetworkDescription, classes: number): Step[] {
  const changed = new Set<string>([head.weight]);
  const resized = (shape: readonly Size[]): Size[] => shape.map((size) => (size === before ? classes : size));
  return steps.map((step) => {
    if (!step.inputs.some((input) => changed.has(input))) return step;
    changed.add(step.output);
    const shape = resizedLike(step, resized, classes);
    return step.operation === 'reshape' || step.operation === 'expand'
      ? ({ ...step, shape, attributes: { shape: resized(step.attributes.shape) } } as Step)
      : { ...step, shape };
  });
}

/** A convolution's map may be as high or wide as there are classes: only its channels change. */
function resizedLike(step: Step, resized: (shape: readonly Size[]) => Size[], classes: number): Size[] {
  if (step.shape.length !== 4) return resized(step.shape);
  const [images = 1, , ...positions] = step.shape;
  return [images, classes, ...positions];
}
