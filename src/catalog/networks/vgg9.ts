/** @file VGG-9 with batch normalization, for 32x32 images, with the parameter names of the authors' code. */
import { t } from '@vscode/l10n';
import type { Channels, NetworkBuilder, Value } from './builder.js';
import { kaimingNormal, zeros } from './initialization.js';

const stages = [[64], [128], [256, 256], [512, 512], [512, 512]];

/** VGG-9; `features.<i>` counts every module of PyTorch's sequence (convolution, norm, ReLU, pool). */
export function vgg9(network: NetworkBuilder, channels: Channels, classes: number): Value {
  let x = network.image;
  let moduleIndex = 0;
  const module = () => `features.${moduleIndex++}`;
  stages.forEach((widths, stage) => {
    for (const full of widths) {
      const outputs = channels(full);
      const initialization = kaimingNormal(3, outputs);
      const convolution = { outputs, kernel: 3, stride: 1, padding: 1, bias: true, initialization };
      x = network.convolution(x, { name: module(), ...convolution });
      x = network.relu(network.batchNormalization(x, module()), module());
    }
    const title = t('activation before max-pool {0}', stage + 1);
    network.feature(x, { name: `pool${stage + 1}.input`, title, stage: true });
    x = network.maxPool(x, 2, 2, 0, '');
    moduleIndex++;
  });
  return network.linear(network.globalAveragePool(x, ''), {
    name: 'classifier',
    outputs: classes,
    initialization: { kind: 'normal', deviation: 0.01 },
    biasInitialization: zeros,
  });
}
