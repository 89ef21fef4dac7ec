/** @file The table of networks: name → layers. */
import { t } from '@vscode/l10n';
import type { ShortcutKind } from './basic-block.js';
import { bottleneckResnet } from './bottleneck.js';
import type { Channels, NetworkBuilder, Value } from './builder.js';
import { cifarResnet } from './cifar-resnet.js';
import { densenet121 } from './densenet.js';
import { mobilenetV2 } from './mobilenet-v2.js';
import { resnet } from './resnet.js';
import { vgg } from './vgg.js';
import { vgg9 } from './vgg9.js';

export interface NetworkRow {
  /** What people call it. */
  readonly title: string;
  /** Height and width of the images it is made for. */
  readonly imageSize: 32 | 224;
  /** Adds its layers; the logits. */
  readonly build: (
    network: NetworkBuilder,
    channels: Channels,
    classes: number,
    shortcut?: ShortcutKind,
  ) => Value;
  /** Whether there is a form of it whose shortcuts have no parameters. */
  readonly hasPaddingForm?: true;
}

const cifar = (depth: number): NetworkRow => ({
  title: t('{0} for {1} images', `ResNet-${depth}`, '32x32'),
  imageSize: 32,
  hasPaddingForm: true,
  build: (network, channels, classes, shortcut) => cifarResnet(network, depth, channels, classes, shortcut),
});

const imagenet = (depth: number, blocksOfStage: readonly number[]): NetworkRow => ({
  title: t('{0} for {1} images', `ResNet-${depth}`, '224x224'),
  imageSize: 224,
  build: (network, channels, classes) => resnet(network, blocksOfStage, channels, classes),
});

/** A family of torchvision's, whose members differ by their form. */
const torchvision = <Form>(
  name: string,
  build: (network: NetworkBuilder, form: Form, channels: Channels, classes: number) => Value,
  form: Form,
): NetworkRow => ({
  title: t('{0} for {1} images', name, '224x224'),
  imageSize: 224,
  build: (network, channels, classes) => build(network, form, channels, classes),
});

export const networkTable = {
  vgg9: { title: t('VGG-9 with batch normalization'), imageSize: 32, build: vgg9 },
  resnet14: cifar(14),
  resnet20: cifar(20),
  resnet32: cifar(32),
  resnet56: cifar(56),
  resnet18: imagenet(18, [2, 2, 2, 2]),
  resnet34: imagenet(34, [3, 4, 6, 3]),
  resnet50: torchvision('ResNet-50', bottleneckResnet, { blocks: [3, 4, 6, 3] }),
  resnet101: torchvision('ResNet-101', bottleneckResnet, { blocks: [3, 4, 23, 3] }),
  resnet152: torchvision('ResNet-152', bottleneckResnet, { blocks: [3, 8, 36, 3] }),
  wide_resnet50_2: torchvision('Wide ResNet-50-2', bottleneckResnet, {
    blocks: [3, 4, 6, 3],
    widthOfGroup: 128,
  }),
  resnext50_32x4d: torchvision('ResNeXt-50 32x4d', bottleneckResnet, {
    blocks: [3, 4, 6, 3],
    groups: 32,
    widthOfGroup: 4,
  }),
  vgg11_bn: torchvision('VGG-11', vgg, [1, 1, 2, 2, 2]),
  vgg13_bn: torchvision('VGG-13', vgg, [2, 2, 2, 2, 2]),
  vgg16_bn: torchvision('VGG-16', vgg, [2, 2, 3, 3, 3]),
  mobilenet_v2: {
    title: t('{0} for {1} images', 'MobileNetV2', '224x224'),
    imageSize: 224,
    build: mobilenetV2,
  },
  densenet121: {
    title: t('{0} for {1} images', 'DenseNet-121', '224x224'),
    imageSize: 224,
    build: densenet121,
  },
} as const satisfies Record<string, NetworkRow>;

export type NetworkName = keyof typeof networkTable;
export const networkNames = Object.keys(networkTable) as readonly NetworkName[];

/** Whether it is a name of the table. */
export const isNetworkName = (network: string): network is NetworkName =>
  Object.hasOwn(networkTable, network);
