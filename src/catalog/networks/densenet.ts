/** @file DenseNet-121 (Huang et al.), as in torchvision, with its parameter names. */
import { type Channels, mapShapeOf, type NetworkBuilder, type Value } from './builder.js';
import { kaimingNormal, pytorchUniform, zeros } from './initialization.js';

const layersOfBlock = [6, 12, 24, 16];
const growth = 32;
/** Channels between the two convolutions of a layer, in multiples of the growth. */
const bottleneck = 4;

/** Without bias; normal by fan-in. */
function convolution(
  network: NetworkBuilder,
  x: Value,
  name: string,
  [outputs, kernel, stride]: readonly [number, number, number],
): Value {
  const initialization = kaimingNormal(kernel, mapShapeOf(x)[0]);
  const padding = (kernel - 1) / 2;
  return network.convolution(x, { name, outputs, kernel, stride, padding, bias: false, initialization });
}

/** Normalization, ReLU, convolution: `norm<n>`, `relu<n>`, `conv<n>`, or without numbers. */
function normalizedConvolution(
  network: NetworkBuilder,
  x: Value,
  [name, number]: readonly [string, string],
  outputs: number,
  kernel: number,
): Value {
  const y = network.relu(network.batchNormalization(x, `${name}.norm${number}`), `${name}.relu${number}`);
  return convolution(network, y, `${name}.conv${number}`, [outputs, kernel, 1]);
}

/** Every layer reads the maps of all before it. */
function denseBlock(network: NetworkBuilder, x: Value, name: string, layers: number, grown: number): Value {
  const parts = [x];
  for (let layer = 1; layer <= layers; layer++) {
    const path = `${name}.denselayer${layer}`;
    const all = network.concatenate(parts, path);
    const middle = normalizedConvolution(network, all, [path, '1'], bottleneck * grown, 1);
    parts.push(normalizedConvolution(network, middle, [path, '2'], grown, 3));
  }
  return network.concatenate(parts, name);
}

export function densenet121(network: NetworkBuilder, channels: Channels, classes: number): Value {
  let x = convolution(network, network.image, 'features.conv0', [channels(64), 7, 2]);
  x = network.relu(network.batchNormalization(x, 'features.norm0'), 'features.relu0');
  x = network.maxPool(x, 3, 2, 1, 'features.pool0');
  layersOfBlock.forEach((layers, index) => {
    x = denseBlock(network, x, `features.denseblock${index + 1}`, layers, channels(growth));
    if (index === layersOfBlock.length - 1) return;
    const transition = `features.transition${index + 1}`;
    const half = Math.floor(mapShapeOf(x)[0] / 2);
    x = normalizedConvolution(network, x, [transition, ''], half, 1);
    x = network.averagePool(x, 2, 2, `${transition}.pool`);
  });
  x = network.relu(network.batchNormalization(x, 'features.norm5'), '');
  const pooled = network.globalAveragePool(x, '');
  const initialization = pytorchUniform(mapShapeOf(x)[0]);
  return network.linear(pooled, {
    name: 'classifier',
    outputs: classes,
    initialization,
    biasInitialization: zeros,
  });
}
