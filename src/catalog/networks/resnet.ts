/** @file ResNet-18 and ResNet-34 for 224x224 images, as in torchvision, with its parameter names. */
import { t } from '@vscode/l10n';
import { basicBlock, resnetConvolution, resnetHead } from './basic-block.js';
import type { Channels, NetworkBuilder, Value } from './builder.js';

/**
 * A basic-block ResNet.
 * @param blocksOfStage number of blocks of each of the four stages.
 */
export function resnet(
  network: NetworkBuilder,
  blocksOfStage: readonly number[],
  channels: Channels,
  classes: number,
): Value {
  let x = resnetConvolution(network, network.image, 'conv1', channels(64), 7, { stride: 2 });
  x = network.relu(network.batchNormalization(x, 'bn1'), 'relu');
  // Presets leave the stem out.
  network.feature(x, { name: 'stem', title: t('activation before the max-pool'), stage: false });
  x = network.maxPool(x, 3, 2, 1, '');
  blocksOfStage.forEach((blocks, index) => {
    const stage = index + 1;
    for (let block = 0; block < blocks; block++) {
      const stride = stage > 1 && block === 0 ? 2 : 1;
      x = basicBlock(network, x, `layer${stage}.${block}`, channels(64 * 2 ** index), stride);
    }
    network.feature(x, { name: `stage${stage}`, title: t('output of stage {0}', stage), stage: true });
  });
  return resnetHead(network, x, classes);
}
