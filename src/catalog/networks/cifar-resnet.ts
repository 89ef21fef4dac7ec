/** @file CIFAR ResNets (He et al., section 4.2; any depth 6k + 2) with the parameter names of the authors' code. */
import { t } from '@vscode/l10n';
import { basicBlock, resnetConvolution, resnetHead } from './basic-block.js';
import { batchNormalization, type Layer, relu } from './layer.js';

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
  let current = channels(16);
  const layers: Layer[] = [
    resnetConvolution('conv1', 3, current, 3, 1, true),
    batchNormalization('bn1', current),
    relu,
  ];
  for (const stage of [1, 2, 3]) {
    const width = channels(16 * 2 ** (stage - 1));
    for (let block = 0; block < blocks; block++) {
      const name = moduleName(stage, block);
      const stride = stage > 1 && block === 0 ? 2 : 1;
      layers.push(basicBlock(name, current, width, stride), {
        kind: 'feature',
        name: `stage${stage}.block${block + 1}`,
        title: t('output of block {0} of stage {1}', block + 1, stage),
        beforeDownSampling: block === blocks - 1,
        stem: false,
      });
      current = width;
    }
  }
  layers.push(...resnetHead(current, classes));
  return layers;
}
