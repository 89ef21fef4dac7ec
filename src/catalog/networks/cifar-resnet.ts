/** @file CIFAR ResNets (He et al., section 4.2; any depth 6k + 2) with the parameter names of the authors' code. */
import { batchNormalization, kaimingNormal, type Layer, pytorchUniform, relu } from './layer.js';

/** The authors' module of a block: each stage's first block stands alone, the others are a list. */
function moduleName(stage: number, block: number): string {
  return block === 0 ? `block${2 * stage - 1}` : `blocks${2 * stage}.${block - 1}`;
}

/**
 * Layers of a CIFAR ResNet.
 * @param depth 6k + 2: 14, 20, 32, 56.
 * @param channels rounds a channel count by the width factor.
 */
export function cifarResnet(depth: number, channels: (full: number) => number, classes: number): Layer[] {
  const blocks = (depth - 2) / 6;
  const convolution = (
    name: string,
    inputChannels: number,
    outputChannels: number,
    kernel: number,
    stride: number,
    bias = false,
  ): Layer => ({
    kind: 'convolution',
    name,
    inputChannels,
    outputChannels,
    kernel,
    stride,
    padding: (kernel - 1) / 2,
    bias,
    initialization: kaimingNormal(kernel, outputChannels),
  });

  let current = channels(16);
  const layers: Layer[] = [
    convolution('conv1', 3, current, 3, 1, true),
    batchNormalization('bn1', current),
    relu,
  ];
  for (const stage of [1, 2, 3]) {
    const width = channels(16 * 2 ** (stage - 1));
    for (let block = 0; block < blocks; block++) {
      const name = moduleName(stage, block);
      const stride = stage > 1 && block === 0 ? 2 : 1;
      const projects = stride !== 1 || current !== width;
      layers.push(
        {
          kind: 'residual',
          body: [
            convolution(`${name}.conv1`, current, width, 3, stride),
            batchNormalization(`${name}.bn1`, width),
            relu,
            convolution(`${name}.conv2`, width, width, 3, 1),
            batchNormalization(`${name}.bn2`, width),
          ],
          shortcut: projects
            ? [
                convolution(`${name}.downsample.0`, current, width, 1, stride),
                batchNormalization(`${name}.downsample.1`, width),
              ]
            : [],
        },
        {
          kind: 'feature',
          name: `stage${stage}.block${block + 1}`,
          title: `output of block ${block + 1} of stage ${stage}`,
          beforeDownSampling: block === blocks - 1,
          stem: false,
        },
      );
      current = width;
    }
  }
  layers.push(
    { kind: 'global-average-pool' },
    {
      kind: 'linear',
      name: 'fc',
      inputs: current,
      outputs: classes,
      initialization: pytorchUniform(current),
      biasInitialization: pytorchUniform(current),
    },
  );
  return layers;
}
