/** @file Tiny-ImageNet, official folders; its official validation images are the test part, as its test images have no labels. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { byCodePoint } from '../code-point.js';
import { exists, isFolder, isImageName, locate, pathsUnder, readLines, within } from '../files.js';
import type { FoundImages, Sample } from '../part.js';
import { readParts } from './image-folder.js';

const official = ['wnids.txt', 'train', 'val/val_annotations.txt'];
const testIsValidation = () =>
  t('The official validation images are the test images: those of the official test have no labels.');

/**
 * Reads the folder of `wnids.txt`, or the folder that holds `tiny-imagenet-200`. Classes are WordNet ids, in order.
 * Many people move the validation images into class folders; such a folder is read too, in the same order.
 */
export async function readTinyImagenet(folder: string): Promise<FoundImages> {
  const root = await rearranged(folder);
  return root === undefined ? readOfficial(folder) : readRearranged(root);
}

/** The folder itself, or the one in it, where it holds `val` without annotations. */
async function rearranged(folder: string): Promise<string | undefined> {
  for (const root of [folder, join(folder, 'tiny-imagenet-200')]) {
    const parts = [join(root, 'train'), join(root, 'val')];
    const present = await Promise.all(parts.map(isFolder));
    if (!present.every(Boolean)) continue;
    return (await exists(join(root, 'val', 'val_annotations.txt'))) ? undefined : root;
  }
  return undefined;
}

async function readRearranged(root: string): Promise<FoundImages> {
  const found = await readParts(root, { train: 'train', test: 'val' });
  return { ...found, notes: [testIsValidation(), ...found.notes] };
}

async function readOfficial(folder: string): Promise<FoundImages> {
  const root = await locate('tiny-imagenet', folder, official, ['tiny-imagenet-200']);
  const classes = (await readLines(join(root, 'wnids.txt'))).map((id) => id.trim()).sort(byCodePoint);
  const train = await trainingSamples(root, classes);
  const { test, leftOut } = await testSamples(root, classes);
  const notes = [
    testIsValidation(),
    ...(leftOut > 0
      ? [t('{0} annotated validation images are not here, or of no class here.', leftOut)]
      : []),
  ];
  return { classes, train: { samples: train }, test: { samples: test }, notes };
}

async function trainingSamples(root: string, classes: readonly string[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const [label, id] of classes.entries()) {
    const images = join(root, 'train', id, 'images');
    const paths = (await exists(images)) ? (await pathsUnder(images)).filter(isImageName) : [];
    for (const path of paths) {
      samples.push({ label, officialIndex: samples.length, pixels: { path: within(images, path) } });
    }
  }
  return samples;
}

/** Ordered by class and file name, as the folders are that the authors made of them. */
async function testSamples(
  root: string,
  classes: readonly string[],
): Promise<{ test: Sample[]; leftOut: number }> {
  const images = join(root, 'val', 'images');
  const present = new Set(await pathsUnder(images));
  const labels = new Map(classes.map((id, label) => [id, label]));
  const lines = await readLines(join(root, 'val', 'val_annotations.txt'));
  const annotated = lines.flatMap((line) => {
    const [file = '', id = ''] = line.split('\t');
    const label = labels.get(id);
    return label === undefined || !present.has(file) ? [] : [{ file, label }];
  });
  annotated.sort((left, right) => left.label - right.label || byCodePoint(left.file, right.file));
  const test = annotated.map(({ file, label }, officialIndex) => ({
    label,
    officialIndex,
    pixels: { path: join(images, file) },
  }));
  return { test, leftOut: lines.length - test.length };
}
