/** @file The basic residual block of He et al., which CIFAR and ImageNet ResNets share. */
import {
  batchNormalization,
  type Convolution,
  kaimingNormal,
  type Layer,
  pytorchUniform,
  type Residual,
  relu,
} from './layer.js';

/** A convolution without bias that keeps the map's size at stride 1. */
export function resnetConvolution(
  name: string,
  inputChannels: number,
  outputChannels: number,
  kernel: number,
  stride: number,
  bias = false,
): Convolution {
  return {
    kind: 'convolution',
    name,
    inputChannels,
    outputChannels,
    kernel,
    stride,
    padding: (kernel - 1) / 2,
    bias,
    initialization: kaimingNormal(kernel, outputChannels),
  };
}

/** Two 3x3 convolutions; where the shape changes, the shortcut is a 1x1 convolution with batch normalization. */
export function basicBlock(
  name: string,
  inputChannels: number,
  outputChannels: number,
  stride: number,
): Residual {
  const projects = stride !== 1 || inputChannels !== outputChannels;
  return {
    kind: 'residual',
    body: [
      resnetConvolution(`${name}.conv1`, inputChannels, outputChannels, 3, stride),
      batchNormalization(`${name}.bn1`, outputChannels),
      relu,
      resnetConvolution(`${name}.conv2`, outputChannels, outputChannels, 3, 1),
      batchNormalization(`${name}.bn2`, outputChannels),
    ],
    shortcut: projects
      ? [
          resnetConvolution(`${name}.downsample.0`, inputChannels, outputChannels, 1, stride),
          batchNormalization(`${name}.downsample.1`, outputChannels),
        ]
      : [],
  };
}

/** Global average pooling, then the classifier `fc`. */
export function resnetHead(inputs: number, classes: number): Layer[] {
  const initialization = pytorchUniform(inputs);
  return [
    { kind: 'global-average-pool' },
    {
      kind: 'linear',
      name: 'fc',
      inputs,
      outputs: classes,
      initialization,
      biasInitialization: initialization,
    },
  ];
}
