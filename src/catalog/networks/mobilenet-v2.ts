/** @file MobileNetV2 (Sandler et al.), as in torchvision, with its parameter names. */
import { resnetConvolution } from './basic-block.js';
import { type Channels, mapShapeOf, type NetworkBuilder, type Value } from './builder.js';
import { zeros } from './initialization.js';

/** Expansion, channels, blocks and stride of each group of inverted residual blocks. */
const groupsOfBlocks = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;

/** A convolution with batch normalization and ReLU6, as a sequence of modules. */
function activated(
  network: NetworkBuilder,
  x: Value,
  name: string,
  outputs: number,
  kernel: number,
  options: { readonly stride?: number; readonly groups?: number } = {},
): Value {
  const convolved = resnetConvolution(network, x, `${name}.0`, outputs, kernel, options);
  return network.relu6(network.batchNormalization(convolved, `${name}.1`), `${name}.2`);
}

/** Widens by a 1x1 convolution, filters each channel, narrows; around it a shortcut where the shape stays. */
function invertedResidual(
  network: NetworkBuilder,
  x: Value,
  name: string,
  [expansion, outputs, stride]: readonly [number, number, number],
): Value {
  const [inputs] = mapShapeOf(x);
  const middle = inputs * expansion;
  let layer = 0;
  const module = () => `${name}.conv.${layer++}`;
  let body = expansion === 1 ? x : activated(network, x, module(), middle, 1);
  body = activated(network, body, module(), middle, 3, { stride, groups: middle });
  body = resnetConvolution(network, body, module(), outputs, 1);
  body = network.batchNormalization(body, module());
  return stride === 1 && inputs === outputs ? network.add(x, body, name) : body;
}

export function mobilenetV2(network: NetworkBuilder, channels: Channels, classes: number): Value {
  let x = activated(network, network.image, 'features.0', channels(32), 3, { stride: 2 });
  let index = 1;
  for (const [expansion, full, blocks, firstStride] of groupsOfBlocks) {
    for (let block = 0; block < blocks; block++) {
      const form = [expansion, channels(full), block === 0 ? firstStride : 1] as const;
      x = invertedResidual(network, x, `features.${index++}`, form);
    }
  }
  x = activated(network, x, `features.${index}`, channels(1280), 1);
  x = network.dropout(network.globalAveragePool(x, ''), 0.2, 'classifier.0');
  return network.linear(x, {
    name: 'classifier.1',
    outputs: classes,
    initialization: { kind: 'normal', deviation: 0.01 },
    biasInitialization: zeros,
  });
}
