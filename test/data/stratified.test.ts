/** @file Cutting parts and limiting them, class by class. */
import { describe, expect, test } from 'vitest';
import type { Part } from '../../src/data/part.js';
import { cutPart, limitImagesPerClass } from '../../src/data/stratified.js';
import { countByClass } from './folders.js';

/** A part with so many samples of each class, classes in turn. */
function partOf(...counts: number[]): Part {
  const labels = counts.flatMap((count, label) => Array.from({ length: count }, (_, k) => ({ label, k })));
  labels.sort((left, right) => left.k - right.k);
  return { samples: labels.map(({ label }, slot) => ({ label, officialIndex: slot, pixels: { slot } })) };
}
const numbers = (part: Part) => part.samples.map((sample) => sample.officialIndex);
const classes = ['a', 'b', 'c'];

describe('cutting', () => {
  test('takes the fraction of every class, at least one, never the last', () => {
    const { kept, cut } = cutPart(partOf(40, 3, 1), classes, 0.1, 'validation', 0);
    expect(countByClass(cut, 3)).toEqual([4, 1, 0]);
    expect(countByClass(kept, 3)).toEqual([36, 2, 1]);
  });

  test('keeps the order of the part in both halves', () => {
    const { kept, cut } = cutPart(partOf(40, 30, 20), classes, 0.3, 'validation', 0);
    for (const half of [kept, cut]) expect(numbers(half)).toEqual(numbers(half).sort((a, b) => a - b));
  });

  test('the same seed cuts the same images, another seed others', () => {
    const cut = (seed: number) => numbers(cutPart(partOf(40, 30, 20), classes, 0.3, 'validation', seed).cut);
    expect(cut(1)).toEqual(cut(1));
    expect(cut(1)).not.toEqual(cut(2));
  });

  test('images for validation and for testing are drawn apart', () => {
    const cut = (purpose: 'validation' | 'test') => numbers(cutPart(partOf(40), ['a'], 0.3, purpose, 0).cut);
    expect(cut('validation')).not.toEqual(cut('test'));
  });

  test('the images of each class are drawn apart', () => {
    const { cut } = cutPart(partOf(40, 40), ['a', 'b'], 0.3, 'validation', 0);
    const placesOf = (label: number) =>
      cut.samples.filter((sample) => sample.label === label).map((sample) => sample.officialIndex >> 1);
    expect(placesOf(0)).not.toEqual(placesOf(1));
  });

  test('a note gives the counts and the seed', () => {
    const { note } = cutPart(partOf(40, 30, 20), classes, 0.1, 'validation', 7);
    expect(note).toBe('9 of the 90 training images were cut off for validation (data seed 7).');
  });
});

describe('limiting', () => {
  test('keeps so many images of every class', () => {
    const { part } = limitImagesPerClass(partOf(40, 30, 20), classes, 15, 0);
    expect(countByClass(part, 3)).toEqual([15, 15, 15]);
  });

  test('a smaller limit keeps a subset of what a larger one keeps', () => {
    const limited = (limit: number) =>
      numbers(limitImagesPerClass(partOf(40, 30, 20), classes, limit, 0).part);
    expect(limited(15)).toEqual(expect.arrayContaining(limited(5)));
  });

  test('a class with just so many images is not told to have fewer', () => {
    expect(limitImagesPerClass(partOf(15, 20, 20), classes, 15, 0).notes).toHaveLength(1);
  });

  test('classes with fewer images keep all of them, and a note names them', () => {
    const { part, notes } = limitImagesPerClass(partOf(40, 3, 20), classes, 15, 0);
    expect(countByClass(part, 3)).toEqual([15, 3, 15]);
    expect(notes).toEqual([
      '33 of 63 training images are used: at most 15 a class.',
      '1 classes have fewer than 15 images: b (3).',
    ]);
  });
});
