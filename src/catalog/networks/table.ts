/** @file The table of networks: name → layers. */
import { t } from '@vscode/l10n';
import { cifarResnet } from './cifar-resnet.js';
import type { Layer } from './layer.js';
import { resnet } from './resnet.js';
import { vgg9 } from './vgg9.js';

export interface NetworkRow {
  /** What people call it. */
  readonly title: string;
  /** Height and width of the images it is made for. */
  readonly imageSize: 32 | 224;
  readonly layers: (channels: (full: number) => number, classes: number) => Layer[];
}

const cifar = (depth: number): NetworkRow => ({
  title: t('{0} for {1} images', `ResNet-${depth}`, '32x32'),
  imageSize: 32,
  layers: (channels, classes) => cifarResnet(depth, channels, classes),
});

const imagenet = (depth: number, blocksOfStage: readonly number[]): NetworkRow => ({
  title: t('{0} for {1} images', `ResNet-${depth}`, '224x224'),
  imageSize: 224,
  layers: (channels, classes) => resnet(blocksOfStage, channels, classes),
});

export const networkTable = {
  vgg9: { title: t('VGG-9 with batch normalization'), imageSize: 32, layers: vgg9 },
  resnet14: cifar(14),
  resnet20: cifar(20),
  resnet32: cifar(32),
  resnet56: cifar(56),
  resnet18: imagenet(18, [2, 2, 2, 2]),
  resnet34: imagenet(34, [3, 4, 6, 3]),
} as const satisfies Record<string, NetworkRow>;

export type NetworkName = keyof typeof networkTable;
export const networkNames = Object.keys(networkTable) as readonly NetworkName[];
