/** @file ResNet-18 and ResNet-34 for 224x224 images, as in torchvision, with its parameter names. */
import { batchNormalization, kaimingNormal, type Layer, pytorchUniform, relu } from './layer.js';

/**
 * Layers of a basic-block ResNet.
 * @param blocksOfStage number of blocks of each of the four stages.
 */
export function resnet(
  blocksOfStage: readonly number[],
  channels: (full: number) => number,
  classes: number,
): Layer[] {
  const convolution = (
    name: string,
    inputChannels: number,
    outputChannels: number,
    kernel: number,
    stride: number,
  ): Layer => ({
    kind: 'convolution',
    name,
    inputChannels,
    outputChannels,
    kernel,
    stride,
    padding: (kernel - 1) / 2,
    bias: false,
    initialization: kaimingNormal(kernel, outputChannels),
  });

  let current = channels(64);
  const layers: Layer[] = [
    convolution('conv1', 3, current, 7, 2),
    batchNormalization('bn1', current),
    relu,
    {
      kind: 'feature',
      name: 'stem',
      title: 'activation before the max-pool',
      beforeDownSampling: true,
      stem: true,
    },
    { kind: 'max-pool', size: 3, stride: 2, padding: 1 },
  ];
  blocksOfStage.forEach((blocks, index) => {
    const stage = index + 1;
    const width = channels(64 * 2 ** index);
    for (let block = 0; block < blocks; block++) {
      const name = `layer${stage}.${block}`;
      const stride = stage > 1 && block === 0 ? 2 : 1;
      layers.push({
        kind: 'residual',
        body: [
          convolution(`${name}.conv1`, current, width, 3, stride),
          batchNormalization(`${name}.bn1`, width),
          relu,
          convolution(`${name}.conv2`, width, width, 3, 1),
          batchNormalization(`${name}.bn2`, width),
        ],
        shortcut:
          stride !== 1 || current !== width
            ? [
                convolution(`${name}.downsample.0`, current, width, 1, stride),
                batchNormalization(`${name}.downsample.1`, width),
              ]
            : [],
      });
      current = width;
    }
    layers.push({
      kind: 'feature',
      name: `stage${stage}`,
      title: `output of stage ${stage}`,
      beforeDownSampling: true,
      stem: false,
    });
  });
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
