/** @file Batches from worker threads: the same whatever the number of workers, in order, with errors that keep their code. */

import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { squareForm } from '../../src/catalog/networks/image-form.js';
import { type Batch, BatchLoader, type BatchLoaderOptions } from '../../src/data/batches.js';
import { normalizerFor } from '../../src/data/normalize.js';
import type { Part } from '../../src/data/part.js';
import { prepareImage } from '../../src/data/prepare.js';
import { readCifar10 } from '../../src/data/readers/cifar10.js';
import { readImageFolder } from '../../src/data/readers/image-folder.js';
import { readStl10 } from '../../src/data/readers/stl10.js';
import { StudioError } from '../../src/errors/studio-error.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { builtWorker } from './built-worker.js';
import { folderWith, images, png } from './folders.js';

let workerFile = '';
beforeAll(async () => {
  workerFile = await builtWorker();
});

function loaderOf(part: Part, options: Partial<BatchLoaderOptions> = {}): BatchLoader {
  const defaults = {
    part,
    image: squareForm(32),
    augment: true,
    seed: 0,
    batchSize: 4,
    workers: 2,
    workerFile,
  } as const;
  const loader = new BatchLoader({ ...defaults, ...options });
  onTestFinished(() => loader.close());
  return loader;
}

async function collect(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const collected: Batch[] = [];
  for await (const batch of batches) collected.push(batch);
  return collected;
}

/** A digest of everything that batches hold: comparing millions of numbers one by one takes minutes. */
function digest(batches: readonly Batch[]): string {
  const hash = createHash('sha256');
  for (const { images, labels, indices } of batches) hash.update(images).update(labels).update(indices);
  return hash.digest('hex');
}

/** `count` gray images in memory, image k of brightness k. */
function grayPart(count: number): Part {
  const pixels = new Uint8Array(new SharedArrayBuffer(count * 3072));
  for (let slot = 0; slot < count; slot++) pixels.fill(slot, slot * 3072, (slot + 1) * 3072);
  return {
    block: { height: 32, width: 32, pixels },
    samples: Array.from({ length: count }, (_, slot) => ({
      label: slot % 3,
      officialIndex: slot,
      pixels: { slot },
    })),
  };
}

async function partOfFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Part> {
  const folder = await folderWith(files);
  const samples = Object.keys(files).map((path, index) => ({
    label: 0,
    officialIndex: index,
    pixels: { path: join(folder, path) },
  }));
  return { samples };
}

describe('an epoch', () => {
  test('has every sample once, the last batch being smaller', async () => {
    const loader = loaderOf(grayPart(10));
    const batches = await collect(loader.epoch(0, 0));
    expect(batches.map((batch) => batch.images.length / 3072)).toEqual([4, 4, 2]);
    expect(batches.flatMap((batch) => [...batch.indices]).sort((a, b) => a - b)).toEqual([
      ...Array(10).keys(),
    ]);
    expect(loader.batchesPerEpoch).toBe(3);
  });

  test('gives each image its own label and pixels', async () => {
    const [batch] = await collect(loaderOf(grayPart(4), { augment: false }).epoch(0, 0));
    const expected = new Float32Array(3072);
    for (const [place, position] of (batch?.indices ?? []).entries()) {
      normalizerFor(squareForm(32))(new Uint8Array(3072).fill(position), expected);
      expect(batch?.labels[place]).toBe(position % 3);
      expect(batch?.images.subarray(place * 3072, (place + 1) * 3072)).toEqual(expected);
    }
  });

  test('is the same for one worker and for three', async () => {
    const epoch = async (workers: number) =>
      digest(await collect(loaderOf(grayPart(30), { workers }).epoch(5, 0)));
    expect(await epoch(3)).toBe(await epoch(1));
  });

  test('goes on from a later batch as if it had run from the start', async () => {
    const loader = loaderOf(grayPart(10));
    const whole = await collect(loader.epoch(2, 0));
    expect(digest(await collect(loader.epoch(2, 1)))).toBe(digest(whole.slice(1)));
  });

  test('differs from the next epoch and from that of another seed', async () => {
    const order = async (seed: number, epoch: number) =>
      (await collect(loaderOf(grayPart(50), { seed }).epoch(epoch, 0))).flatMap((batch) => [
        ...batch.indices,
      ]);
    const first = await order(0, 0);
    expect(first).not.toEqual(await order(0, 1));
    expect(first).not.toEqual(await order(1, 0));
  });

  test('augments the k-th image of an epoch by its own stream of random numbers', async () => {
    const part = grayPart(10);
    const store = {
      places: part.samples.map((sample) => sample.pixels),
      ...(part.block ? { block: part.block } : {}),
    };
    const [, , last] = await collect(loaderOf(part, { seed: 7 }).epoch(3, 0));
    const draw = { seed: 7, epoch: 3, indexInEpoch: 9 };
    const { data } = await prepareImage(store, last?.indices[1] ?? -1, squareForm(32), draw);
    const expected = new Float32Array(3072);
    normalizerFor(squareForm(32))(data, expected);
    expect(last?.images.subarray(3072)).toEqual(expected);
  });

  test('can be left early and begun again', async () => {
    const loader = loaderOf(grayPart(40));
    for await (const batch of loader.epoch(0, 0)) {
      expect(batch.labels).toHaveLength(4);
      break;
    }
    expect(await collect(loader.epoch(0, 0))).toHaveLength(10);
  });
});

test('for evaluation the samples come in their own order, never augmented', async () => {
  const batches = await collect(loaderOf(grayPart(10)).ordered());
  expect(batches.flatMap((batch) => [...batch.indices])).toEqual([...Array(10).keys()]);
  const expected = new Float32Array(3072);
  normalizerFor(squareForm(32))(new Uint8Array(3072).fill(9), expected);
  expect(batches[2]?.images.subarray(3072)).toEqual(expected);
});

describe('images of files', () => {
  test('are read once for 32 × 32 networks: a second epoch needs no files', async () => {
    const part = await partOfFiles(await images(['a.png', 'b.png'], 40));
    const loader = loaderOf(part);
    const first = digest(await collect(loader.ordered()));
    for (const { pixels } of part.samples) if ('path' in pixels) await rm(pixels.path);
    expect(digest(await collect(loader.ordered()))).toBe(first);
  });

  test('of any shape come out as squares, for 32 and for 224', async () => {
    const part = await partOfFiles({
      'grey.png': await png(50, [80]),
      'rgba.png': await png(300, [1, 2, 3, 4]),
    });
    for (const imageSize of [32, 224] as const) {
      const [batch] = await collect(loaderOf(part, { image: squareForm(imageSize) }).epoch(0, 0));
      expect(batch?.images).toHaveLength(2 * 3 * imageSize * imageSize);
    }
  });

  test('a broken one is the error that decoding it is, with its path', async () => {
    const part = await partOfFiles({ 'a.png': await png(8), 'broken 猫.png': 'no image' });
    const failed = collect(loaderOf(part).ordered());
    await expect(failed).rejects.toBeInstanceOf(StudioError);
    await expect(failed).rejects.toMatchObject({
      code: 'data/broken-image',
      exitCode: 4,
      message: expect.stringContaining('broken 猫.png'),
    });
  });
});

describe('worker threads', () => {
  test('hold few photos of a batch in memory at a time', async () => {
    const photo = await png(2500);
    const part = await partOfFiles(
      Object.fromEntries(Array.from({ length: 32 }, (_, k) => [`${k}.png`, photo])),
    );
    const before = process.memoryUsage.rss();
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - before);
    }, 5);
    onTestFinished(() => clearInterval(timer));
    await collect(
      loaderOf(part, { image: squareForm(224), augment: false, batchSize: 32, workers: 1 }).ordered(),
    );
    // All of them decoded are 600 million bytes.
    expect(most).toBeLessThan(400e6);
  });

  test('that cannot start are the error worker-failed', async () => {
    const loader = loaderOf(grayPart(4), { workerFile: join(workerFile, 'absent.mjs') });
    await expect(collect(loader.ordered())).rejects.toMatchObject({ code: 'data/worker-failed' });
  });

  test('fail what is still awaited when they are closed', async () => {
    const part = await partOfFiles(await images(['a.png', 'b.png', 'c.png'], 800));
    const loader = loaderOf(part, { image: squareForm(224), batchSize: 1 });
    const collected = collect(loader.ordered());
    const failed = expect(collected).rejects.toMatchObject({ code: 'data/worker-failed' });
    await loader.close();
    await failed;
  });
});

describe('real images', () => {
  sharedTest('of CIFAR-10 have about mean 0 and deviation 1', async () => {
    const { train } = await readCifar10(sharedFolder('data', 'cifar10'));
    const part = { ...train, samples: train.samples.slice(0, 1000) };
    const batches = await collect(loaderOf(part, { augment: false, batchSize: 500 }).ordered());
    let [sum, squares, count] = [0, 0, 0];
    for (const { images: values } of batches) {
      sum = values.reduce((total, value) => total + value, sum);
      squares = values.reduce((total, value) => total + value ** 2, squares);
      count += values.length;
    }
    const mean = sum / count;
    const variance = squares / count - mean ** 2;
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.3);
  });

  sharedTest('of STL-10 are resized to 32 × 32', async () => {
    const { test: part } = await readStl10(sharedFolder('data', 'stl10'));
    const batches = await collect(loaderOf(part ?? { samples: [] }, { batchSize: 37 }).ordered());
    expect(batches.map((batch) => batch.images.length)).toEqual([37 * 3072]);
  });

  sharedTest('of birds are cut to 224 × 224, the same by one worker and by two', async () => {
    const { test: part } = await readImageFolder(sharedFolder('data', 'cub10'));
    const few = { samples: part?.samples.slice(0, 12) ?? [] };
    const epoch = async (workers: number) =>
      digest(await collect(loaderOf(few, { image: squareForm(224), workers }).epoch(0, 0)));
    expect(await epoch(2)).toBe(await epoch(1));
  });
});
