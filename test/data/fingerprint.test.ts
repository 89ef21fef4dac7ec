/** @file What of a data set its fingerprint notices. */
import { expect, test } from 'vitest';
import { differenceOf, fingerprintOf } from '../../src/data/fingerprint.js';
import type { Dataset, Part } from '../../src/data/part.js';

function block(...values: number[]): Part {
  const pixels = new Uint8Array(new SharedArrayBuffer(values.length * 3));
  values.forEach((value, slot) => {
    pixels.fill(value, slot * 3, slot * 3 + 3);
  });
  return {
    block: { height: 1, width: 1, pixels },
    samples: values.map((_, slot) => ({ label: slot % 2, officialIndex: slot, pixels: { slot } })),
  };
}

const dataset = (train: Part, classes = ['cat', 'dog']): Dataset => ({
  name: 'cifar10',
  folder: '/data',
  classes,
  parts: { train, test: block(1, 2) },
  notes: [],
  folderNotes: [],
});
const difference = (before: Dataset, now: Dataset) => differenceOf(fingerprintOf(before), fingerprintOf(now));

test('the same images in memory are the same', () => {
  expect(difference(dataset(block(1, 2, 3)), dataset(block(1, 2, 3)))).toBeUndefined();
});

test('an image in memory with other pixels is noticed', () => {
  expect(difference(dataset(block(1, 2, 3)), dataset(block(1, 9, 3)))).toBe(
    'the part train has other images of the class dog',
  );
});

test('a missing image is told by counts', () => {
  expect(difference(dataset(block(1, 2, 3)), dataset(block(1, 2)))).toBe(
    'the part train has 1 images of the class cat, and had 2',
  );
});

test('a class that is gone is named', () => {
  expect(difference(dataset(block(1, 2)), dataset(block(1), ['cat']))).toBe('classes that are gone: dog');
});

test('classes in another order are noticed', () => {
  expect(difference(dataset(block()), dataset(block(), ['dog', 'cat']))).toBe('the order of the classes');
});
