/** @file Decoding, resizing and augmenting single images. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { squareForm } from '../../src/catalog/networks/image-form.js';
import { augmentLarge, augmentSmall, randomBox } from '../../src/data/augment.js';
import { brokenImages } from '../../src/data/check.js';
import { decodeFile } from '../../src/data/decode.js';
import { denormalize, normalizerFor } from '../../src/data/normalize.js';
import { centerBox, crop, flip, type Pixels } from '../../src/data/pixels.js';
import { resize, resizeToCover } from '../../src/data/resample.js';
import { randomStream } from '../../src/tensor/random.js';
import { folderWith, png, temporaryFolder } from './folders.js';

function noise(width: number, height: number): Pixels {
  const random = randomStream(1, 'noise');
  return { width, height, data: Uint8Array.from({ length: width * height * 3 }, () => random.integer(256)) };
}

describe('decoding', () => {
  test.each([
    ['greyscale is repeated', [90], [90, 90, 90]],
    ['alpha of greyscale is dropped', [90, 7], [90, 90, 90]],
    ['alpha is dropped, the color under it stays', [10, 20, 30, 0], [10, 20, 30]],
    ['RGB stays', [10, 20, 30], [10, 20, 30]],
  ])('%s', async (_, color, expected) => {
    const folder = await folderWith({ '猫 a b.png': await png(2, color) });
    const image = await decodeFile(join(folder, '猫 a b.png'));
    expect([image.width, image.height, ...image.data]).toEqual([2, 2, ...Array(4).fill(expected).flat()]);
  });

  test('the orientation of EXIF is ignored', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'turned.jpg');
    const plain = sharp({ create: { width: 6, height: 2, channels: 3, background: 'red' } });
    await writeFile(path, await plain.jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect(await decodeFile(path)).toMatchObject({ width: 6, height: 2 });
  });

  test.each([
    ['an image cut short', async () => (await png(64)).subarray(0, 80)],
    ['text with the name of an image', async () => 'no image'],
    ['an empty file', async () => ''],
  ])('%s is named with its path', async (_, contents) => {
    const folder = await folderWith({ 'broken.png': await contents() });
    const path = join(folder, 'broken.png');
    await expect(decodeFile(path)).rejects.toMatchObject({
      code: 'data/broken-image',
      message: expect.stringContaining(path),
    });
  });

  test('all broken files of a data set are named at once', async () => {
    const folder = await folderWith({ 'a.png': await png(2), 'b.png': 'no', 'c.png': 'no' });
    const samples = ['a', 'b', 'c', 'b'].map((name) => ({
      label: 0,
      officialIndex: 0,
      pixels: { path: join(folder, `${name}.png`) },
    }));
    const parts = { train: { samples }, test: { samples } };
    const errors = await brokenImages({
      name: 'image-folder',
      folder,
      classes: ['x'],
      parts,
      notes: [],
      folderNotes: [],
    });
    expect(errors.map((error) => error.message.includes('b.png'))).toEqual([true, false]);
  });
});

describe('resizing', () => {
  test.each([
    [64, 64, 32, 32],
    [96, 96, 32, 32],
    [50, 31, 8, 8],
    [20, 30, 45, 64],
  ])('%i × %i to %i × %i is a triangle filter widened by the scale, within 1', (w, h, width, height) => {
    const image = noise(w, h);
    const expected = triangleFiltered(image, width, height);
    const found = resize(image, width, height).data;
    expect(
      Math.max(...found.map((value, place) => Math.abs(value - (expected[place] ?? 0)))),
    ).toBeLessThanOrEqual(1);
  });

  // Pillow 13.0.0: Image.fromarray(a).resize((4, 4), Image.BILINEAR), a[y, x, c] = (37·x + 91·y + 53·c + x·y) % 256.
  test('a small image comes out of it as out of PIL, to the bit', () => {
    const size = 8;
    const data = Uint8Array.from({ length: size * size * 3 }, (_, place) => {
      const [x, y, c] = [Math.floor(place / 3) % size, Math.floor(place / 3 / size), place % 3];
      return (37 * x + 91 * y + 53 * c + x * y) % 256;
    });
    expect([...resize({ width: size, height: size, data }, 4, 4).data]).toEqual([
      86, 124, 146, 128, 121, 133, 144, 128, 135, 109, 115, 121, 114, 126, 129, 111, 124, 141, 126, 123, 128,
      106, 145, 116, 137, 149, 148, 130, 131, 132, 121, 126, 115, 136, 138, 136, 122, 144, 134, 118, 112, 110,
      132, 102, 123, 129, 150, 135,
    ]);
  });

  test('a box is resized as if it were the image', () => {
    const image = noise(20, 20);
    const box = { left: 3, top: 5, width: 10, height: 8 };
    expect(resize(image, 7, 7, box)).toEqual(resize(crop(image, box), 7, 7));
  });

  test('the longer side is rounded down', () => {
    expect(resizeToCover(noise(100, 67), squareForm(32))).toMatchObject({ width: 47, height: 32 });
    expect(resizeToCover(noise(67, 100), squareForm(32))).toMatchObject({ width: 32, height: 47 });
  });
});

describe('augmenting', () => {
  test('a small image is moved by at most 4 pixels, with black around it', () => {
    const image: Pixels = { width: 32, height: 32, data: new Uint8Array(32 * 32 * 3).fill(255) };
    const black = Array.from({ length: 300 }, (_, index) => {
      const { data } = augmentSmall(image, randomStream(0, 'augment', 0, index));
      return data.filter((value) => value === 0).length / 3;
    });
    expect(Math.min(...black)).toBe(0);
    expect(Math.max(...black)).toBe(32 * 32 - 28 * 28);
  });

  test('half of the small images are flipped', () => {
    const image = noise(32, 32);
    const isFlipped = (index: number) => {
      const random = randomStream(0, 'augment', 0, index);
      const [top, left] = [random.integer(9) - 4, random.integer(9) - 4];
      const moved = crop(image, { left, top, width: 32, height: 32 });
      const { data } = augmentSmall(image, randomStream(0, 'augment', 0, index));
      return Buffer.compare(data, flip(moved).data) === 0;
    };
    const share = Array.from({ length: 200 }, (_, index) => isFlipped(index)).filter(Boolean).length / 200;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  test('random boxes have 8 to 100 % of the area, a ratio of 3:4 to 4:3, and lie inside', () => {
    for (let index = 0; index < 500; index++) {
      const box = randomBox(300, 200, randomStream(0, index));
      expect(box.left + box.width).toBeLessThanOrEqual(300);
      expect(box.top + box.height).toBeLessThanOrEqual(200);
      expect((box.width * box.height) / 60_000).toBeGreaterThan(0.078);
      expect(Math.abs(Math.log(box.width / box.height))).toBeLessThan(Math.log(4 / 3) + 0.03);
    }
  });

  const boxes = Array.from({ length: 500 }, (_, index) => randomBox(60, 60, randomStream(0, index)));

  test('random boxes are as small as a tenth of the area and as large as nine tenths', () => {
    const areas = boxes.map(({ width, height }) => (width * height) / 3600);
    expect(Math.min(...areas)).toBeLessThan(0.1);
    expect(Math.max(...areas)).toBeGreaterThan(0.9);
  });

  test('as many random boxes are tall as are wide', () => {
    const share = boxes.filter(({ width, height }) => width > height).length / boxes.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  test('random boxes smaller than the image reach each of its edges', () => {
    const small = boxes.filter(({ width, height }) => width < 60 && height < 60);
    expect(Math.min(...small.map(({ left }) => left))).toBe(0);
    expect(Math.min(...small.map(({ top }) => top))).toBe(0);
    expect(Math.max(...small.map(({ left, width }) => left + width))).toBe(60);
    expect(Math.max(...small.map(({ top, height }) => top + height))).toBe(60);
  });

  test('an image too narrow for any box gives its largest centered one', () => {
    expect(randomBox(1000, 30, randomStream(0))).toEqual({ left: 480, top: 0, width: 40, height: 30 });
  });

  test('a large image comes out as a square of the size asked for', () => {
    expect(augmentLarge(noise(50, 40), squareForm(24), randomStream(3))).toMatchObject({
      width: 24,
      height: 24,
    });
  });

  test('the center is that of torchvision: half a pixel goes to the even side', () => {
    expect(centerBox({ width: 341, height: 256 }, squareForm(224))).toMatchObject({ left: 58, top: 16 });
    expect(centerBox({ width: 343, height: 256 }, squareForm(224))).toMatchObject({ left: 60, top: 16 });
  });
});

test('normalized values are (byte / 255 − mean) / deviation, color planes apart', () => {
  const values = new Float32Array(6);
  normalizerFor(squareForm(4))(Uint8Array.of(0, 255, 51, 255, 0, 102), values);
  const expected = [(0 - 0.485) / 0.229, (1 - 0.485) / 0.229, (1 - 0.456) / 0.224, (0 - 0.456) / 0.224];
  expect([...values]).toEqual([...expected, (0.2 - 0.406) / 0.225, (0.4 - 0.406) / 0.225].map(Math.fround));
});

test('denormalizing gives the bytes back', () => {
  const { data } = noise(4, 4);
  const values = new Float32Array(data.length);
  normalizerFor(squareForm(4))(data, values);
  expect(denormalize(values, 0, squareForm(4))).toEqual([...data]);
});

/** The filter as its definition reads, in floating point and both axes at once. */
function triangleFiltered({ width, height, data }: Pixels, newWidth: number, newHeight: number): number[] {
  const weights = (inputs: number, outputs: number, output: number) => {
    const scale = inputs / outputs;
    const widened = Math.max(1, scale);
    const distance = (input: number) => Math.abs(input + 0.5 - (output + 0.5) * scale) / widened;
    const raw = Array.from({ length: inputs }, (_, input) => Math.max(0, 1 - distance(input)));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return raw.map((weight) => weight / sum);
  };
  return Array.from({ length: newWidth * newHeight * 3 }, (_, place) => {
    const columns = weights(width, newWidth, Math.floor(place / 3) % newWidth);
    const rows = weights(height, newHeight, Math.floor(place / 3 / newWidth));
    let value = 0;
    for (const [y, row] of rows.entries()) {
      if (row === 0) continue;
      for (const [x, column] of columns.entries()) {
        value += row * column * (data[(y * width + x) * 3 + (place % 3)] ?? 0);
      }
    }
    return value;
  });
}
