/** @file ResNet-18 and ResNet-34 for 224x224 images, as in torchvision, with its parameter names. */
import { t } from '@vscode/l10n';
import { basicBlock, resnetConvolution, resnetHead } from './basic-block.js';
import { batchNormalization, type Layer, relu } from './layer.js';

/**
 * Layers of a basic-block ResNet.
 * @param blocksOfStage number of blocks of each of the four stages.
 */
export function resnet(
  blocksOfStage: readonly number[],
  channels: (full: number) => number,
  classes: number,
): Layer[] {
  let current = channels(64);
  const layers: Layer[] = [
    resnetConvolution('conv1', 3, current, 7, 2),
    batchNormalization('bn1', current),
    relu,
    {
      kind: 'feature',
      name: 'stem',
      title: t('activation before the max-pool'),
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
      layers.push(basicBlock(name, current, width, stride));
      current = width;
    }
    layers.push({
      kind: 'feature',
      name: `stage${stage}`,
      title: t('output of stage {0}', stage),
      beforeDownSampling: true,
      stem: false,
    });
  });
  layers.push(...resnetHead(current, classes));
  return layers;
}
