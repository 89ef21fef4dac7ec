/** @file CIFAR ResNets (He et al., section 4.2; any depth 6k + 2) with the parameter names of the authors' code. */
import { t } from '@vscode/l10n';
import { basicBlock, resnetConvolution, resnetHead, type ShortcutKind } from './basic-block.js';
import type { Channels, NetworkBuilder, Value } from './builder.js';

/** The authors' module of a block: each stage's first block stands alone, the others are a list. */
function moduleName(stage: number, block: number): string {
  return block === 0 ? `block${2 * stage - 1}` : `blocks${2 * stage}.${block - 1}`;
}

/**
 * A CIFAR ResNet.
 * @param depth 6k + 2: 14, 20, 32, 56.
 * @param channels rounds a channel count by the width factor.
 */
export function cifarResnet(
  network: NetworkBuilder,
  depth: number,
  channels: Channels,
  classes: number,
  shortcut?: ShortcutKind,
): Value {
  const blocks = (depth - 2) / 6;
  let x = resnetConvolution(network, network.image, 'conv1', channels(16), 3, { bias: true });
  x = network.relu(network.batchNormalization(x, 'bn1'), 'relu');
  for (const stage of [1, 2, 3]) {
    const width = channels(16 * 2 ** (stage - 1));
    for (let block = 0; block < blocks; block++) {
      const stride = stage > 1 && block === 0 ? 2 : 1;
      x = basicBlock(network, x, moduleName(stage, block), width, stride, shortcut);
      network.feature(x, {
        name: `stage${stage}.block${block + 1}`,
        title: t('output of block {0} of stage {1}', block + 1, stage),
        stage: block === blocks - 1,
      });
    }
  }
  return resnetHead(network, x, classes);
}
