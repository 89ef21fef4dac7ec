/** @file The table of data sets: name → what people call it, its images, and what its folder must look like. */
import { t } from '@vscode/l10n';

export interface DatasetRow {
  /** What people call it. */
  readonly title: string;
  /** Height and width of the networks' images that it is usually trained with. */
  readonly imageSize: 32 | 224;
  /** The number of classes, where it does not depend on the folder. */
  readonly classCount?: number;
  /** Whether the images come with the program, so that no folder is asked for. */
  readonly embedded: boolean;
  /** One sentence: what the folder must hold. */
  readonly layout: string;
}

const emoji = {
  imageSize: 32,
  classCount: 9,
  embedded: true,
  layout: t('The images come with the program: no folder is needed.'),
} as const;

export const datasetTable = {
  cifar10: {
    embedded: false,
    title: 'CIFAR-10',
    imageSize: 32,
    classCount: 10,
    layout: t(
      'The folder must hold the official binary version: data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt; or the Python version, cifar-10-batches-py.',
    ),
  },
  cifar100: {
    embedded: false,
    title: 'CIFAR-100',
    imageSize: 32,
    classCount: 100,
    layout: t(
      'The folder must hold the official binary version: train.bin, test.bin and fine_label_names.txt; or the Python version, cifar-100-python.',
    ),
  },
  stl10: {
    embedded: false,
    title: 'STL-10',
    imageSize: 32,
    classCount: 10,
    layout: t(
      'The folder must hold the official binary version: train_X.bin, train_y.bin, test_X.bin, test_y.bin and class_names.txt.',
    ),
  },
  'tiny-imagenet': {
    embedded: false,
    title: 'Tiny-ImageNet',
    imageSize: 32,
    layout: t(
      'The folder must hold wnids.txt, train/<class>/images with JPEG files, val/images and val/val_annotations.txt; or train/<class> and val/<class>.',
    ),
  },
  'image-folder': {
    title: t('Folder of class folders'),
    imageSize: 224,
    embedded: false,
    layout: t(
      'The folder must hold train/<class>/ and test/<class>/ (and may hold val/<class>/) with JPEG, PNG, WebP, TIFF, GIF or AVIF files, or just one folder a class.',
    ),
  },
  cub200: {
    embedded: false,
    title: 'CUB-200-2011',
    imageSize: 224,
    classCount: 200,
    layout: t(
      'The folder must hold images.txt, image_class_labels.txt, train_test_split.txt, classes.txt and images/.',
    ),
  },
  mit67: {
    embedded: false,
    title: 'MIT Indoor-67',
    imageSize: 224,
    classCount: 67,
    layout: t('The folder must hold Images/<class>/, TrainImages.txt and TestImages.txt.'),
  },
  stanford40: {
    embedded: false,
    title: 'Stanford-40 Actions',
    imageSize: 224,
    classCount: 40,
    layout: t(
      'The folder must hold JPEGImages/ and ImageSplits/ with <class>_train.txt and <class>_test.txt.',
    ),
  },
  'stanford-dogs': {
    embedded: false,
    title: 'Stanford Dogs',
    imageSize: 224,
    classCount: 120,
    layout: t(
      'The folder must hold Images/<class>/ and train_list.mat and test_list.mat (or lists/ with the two).',
    ),
  },
  'emoji-noto': { ...emoji, title: t('Emoji drawn by Noto') },
  'emoji-twemoji': { ...emoji, title: t('Emoji drawn by Twemoji') },
} as const satisfies Record<string, DatasetRow>;

export type DatasetName = keyof typeof datasetTable;
export const datasetNames = Object.keys(datasetTable) as readonly DatasetName[];
