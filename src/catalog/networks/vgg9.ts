/** @file VGG-9 with batch normalization, for 32x32 images, with the parameter names of the authors' code. */
import { t } from '@vscode/l10n';
import { batchNormalization, kaimingNormal, type Layer, relu, zeros } from './layer.js';

const stages = [[64], [128], [256, 256], [512, 512], [512, 512]];

/** Layers of VGG-9; `features.<i>` counts every module of PyTorch's sequence (convolution, norm, ReLU, pool). */
export function vgg9(channels: (full: number) => number, classes: number): Layer[] {
  const layers: Layer[] = [];
  let current = 3;
  let moduleIndex = 0;
  stages.forEach((widths, stage) => {
    for (const full of widths) {
      const width = channels(full);
      layers.push(
        {
          kind: 'convolution',
          name: `features.${moduleIndex}`,
          inputChannels: current,
          outputChannels: width,
          kernel: 3,
          stride: 1,
          padding: 1,
          bias: true,
          initialization: kaimingNormal(3, width),
        },
        batchNormalization(`features.${moduleIndex + 1}`, width),
        relu,
      );
      moduleIndex += 3;
      current = width;
    }
    layers.push(
      {
        kind: 'feature',
        name: `pool${stage + 1}.input`,
        title: t('activation before max-pool {0}', stage + 1),
        beforeDownSampling: true,
        stem: false,
      },
      { kind: 'max-pool', size: 2, stride: 2, padding: 0 },
    );
    moduleIndex += 1;
  });
  layers.push(
    { kind: 'global-average-pool' },
    {
      kind: 'linear',
      name: 'classifier',
      inputs: current,
      outputs: classes,
      initialization: { kind: 'normal', deviation: 0.01 },
      biasInitialization: zeros,
    },
  );
  return layers;
}
