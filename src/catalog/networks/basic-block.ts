/** @file The basic residual block of He et al., which CIFAR and ImageNet ResNets share. */
import { mapShapeOf, type NetworkBuilder, type Value } from './builder.js';
import { kaimingNormal, pytorchUniform } from './initialization.js';

/** A convolution without bias that keeps the map's size at stride 1. */
export function resnetConvolution(
  network: NetworkBuilder,
  x: Value,
  name: string,
  outputs: number,
  kernel: number,
  { stride = 1, groups = 1, bias = false } = {},
): Value {
  return network.convolution(x, {
    name,
    outputs,
    kernel,
    stride,
    padding: (kernel - 1) / 2,
    groups,
    bias,
    initialization: kaimingNormal(kernel, outputs),
  });
}

/**
 * What stands beside a block where the shape changes: a 1x1 convolution with batch normalization (He et al.'s option B),
 * or every second pixel with zero channels around, which has no parameters (their option A, for CIFAR).
 */
export type ShortcutKind = 'projection' | 'padding';

/** The shortcut of a block: x itself, or where the shape changes, one of this kind. */
export function shortcut(
  network: NetworkBuilder,
  x: Value,
  name: string,
  outputs: number,
  stride: number,
  kind: ShortcutKind = 'projection',
): Value {
  if (stride === 1 && mapShapeOf(x)[0] === outputs) return x;
  if (kind === 'padding') return network.padChannels(network.everySecond(x, stride, name), outputs, name);
  const projected = resnetConvolution(network, x, `${name}.downsample.0`, outputs, 1, { stride });
  return network.batchNormalization(projected, `${name}.downsample.1`);
}

/** Two 3x3 convolutions and the shortcut. */
export function basicBlock(
  network: NetworkBuilder,
  x: Value,
  name: string,
  outputs: number,
  stride: number,
  kind?: ShortcutKind,
): Value {
  let body = resnetConvolution(network, x, `${name}.conv1`, outputs, 3, { stride });
  body = network.relu(network.batchNormalization(body, `${name}.bn1`), `${name}.relu`);
  body = resnetConvolution(network, body, `${name}.conv2`, outputs, 3);
  body = network.batchNormalization(body, `${name}.bn2`);
  return network.relu(
    network.add(body, shortcut(network, x, name, outputs, stride, kind), name),
    `${name}.relu`,
  );
}

/** Global average pooling, then the classifier `fc`. */
export function resnetHead(network: NetworkBuilder, x: Value, classes: number, pool = ''): Value {
  const initialization = pytorchUniform(mapShapeOf(x)[0]);
  const pooled = network.globalAveragePool(x, pool);
  return network.linear(pooled, {
    name: 'fc',
    outputs: classes,
    initialization,
    biasInitialization: initialization,
  });
}
