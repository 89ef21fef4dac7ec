/** @file Draws of dropout and stochastic depth: reproducible, of the right share, none where they are off. */
import { describe, expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { MethodSetup } from '../../src/method/setup.js';
import { maskFeeds } from '../../src/trainer/session/masks.js';
import { tinySetup } from '../method/tiny.js';

const target = describeNetwork({ network: 'vgg11_bn', width: 1 / 16, classes: 4 });
const setup: MethodSetup = tinySetup('scratch', { target });

describe('the masks of VGG-11', () => {
  const feeds = maskFeeds(setup, 8, 1, 5);

  test('are one for each dropout of its classifier, with a factor for each element', () => {
    expect(feeds.map(([, { shape }]) => shape)).toEqual([
      [8, 256],
      [8, 256],
    ]);
  });

  test('keep about half of the elements, which grow twofold', () => {
    const [, mask] = feeds[0] ?? [];
    const data = [...(mask?.data ?? [])];
    expect(new Set(data)).toEqual(new Set([0, 2]));
    expect(data.filter((value) => value === 2).length / data.length).toBeCloseTo(0.5, 1);
  });

  test('are the same for the same seed and iteration, as a resumed run needs', () => {
    expect(maskFeeds(setup, 8, 1, 5)).toEqual(feeds);
  });

  test.each([
    ['seed', 2, 5],
    ['iteration', 1, 6],
  ])('are others for another %s', (_, seed, iteration) => {
    expect(maskFeeds(setup, 8, seed, iteration)[0]?.[1]).not.toEqual(feeds[0]?.[1]);
  });

  test('are none where dropout is off', () => {
    expect(maskFeeds({ ...setup, dropout: false }, 8, 1, 5)).toEqual([]);
  });
});
