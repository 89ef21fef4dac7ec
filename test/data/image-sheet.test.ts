/** @file The embedded emoji: the sheets of both vendors decode, and their split is one that a test can be believed on. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImageSheet, readImageSheet } from '../../src/data/image-sheet.js';

const folderOf = (vendor: string) => fileURLToPath(new URL(`../../media/emoji/${vendor}`, import.meta.url));

const emojiCount = 1906;
const testImagesPerClass = 55;
const classes = [
  'Activities',
  'Animals & Nature',
  'Flags',
  'Food & Drink',
  'Objects',
  'People & Body',
  'Smileys & Emotion',
  'Symbols',
  'Travel & Places',
];

/** Red, green and blue of the pixel in row 16, column 16 of the emoji's tile. */
function middleOf(sheet: ImageSheet, name: string): number[] {
  const position = sheet.samples.findIndex((sample) => sample.name === name);
  const start = (position * 32 * 32 + 16 * 32 + 16) * 3;
  return [...sheet.pixels.subarray(start, start + 3)];
}

const partOf = (sheet: ImageSheet, name: string) =>
  sheet.samples.find((sample) => sample.name === name)?.part;

describe.each(['noto', 'twemoji'])('the sheet of %s', (vendor) => {
  let sheet: ImageSheet;
  beforeAll(async () => {
    sheet = await readImageSheet(folderOf(vendor));
  });

  test('has a tile for every emoji', () => {
    expect(sheet.samples).toHaveLength(emojiCount);
    expect(sheet.pixels).toHaveLength(emojiCount * 32 * 32 * 3);
  });

  test('has nine classes, sorted by code point', () => {
    expect(sheet.classes).toEqual(classes);
  });

  test('has the same number of test images in every class', () => {
    const tested = sheet.samples.filter(({ part }) => part === 'test');
    const counts = classes.map((_, label) => tested.filter((sample) => sample.label === label).length);
    expect(counts).toEqual(classes.map(() => testImagesPerClass));
  });

  test('leaves at least 30 training images in every class', () => {
    const trained = sheet.samples.filter(({ part }) => part === 'train');
    const counts = classes.map((_, label) => trained.filter((sample) => sample.label === label).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(30);
  });

  test('has every emoji once, so that none is in both parts', () => {
    expect(new Set(sheet.samples.map(({ name }) => name)).size).toBe(emojiCount);
  });

  test('has no drawing in both parts', () => {
    const drawings = (wanted: string) =>
      sheet.samples.flatMap(({ part }, position) => {
        const tile = sheet.pixels.subarray(position * 3072, (position + 1) * 3072);
        return part === wanted ? [Buffer.from(tile).toString('latin1')] : [];
      });
    const trained = new Set(drawings('train'));
    expect(drawings('test').filter((drawing) => trained.has(drawing))).toEqual([]);
  });

  test('keeps the woman, the man and the person of one emoji in one part', () => {
    const parts = ['runner', 'woman-running', 'man-running', 'man_running_facing_right'].map((name) =>
      partOf(sheet, name),
    );
    expect(new Set(parts).size).toBe(1);
  });

  test('shows a red heart that is red in the middle', () => {
    const [red = 0, green = 255, blue = 255] = middleOf(sheet, 'heart');
    expect(red).toBeGreaterThan(200);
    expect(Math.max(green, blue)).toBeLessThan(100);
  });

  test('shows a white pixel in the corner where the heart is transparent', () => {
    const heart = sheet.samples.findIndex(({ name }) => name === 'heart');
    expect([...sheet.pixels.subarray(heart * 3072, heart * 3072 + 3)]).toEqual([255, 255, 255]);
  });
});

test('An emoji is in the same part and class of both vendors', async () => {
  const [noto, twemoji] = await Promise.all(
    ['noto', 'twemoji'].map((vendor) => readImageSheet(folderOf(vendor))),
  );
  expect(noto?.samples).toEqual(twemoji?.samples);
});

describe('a damaged sheet is named', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'l2t-sheet-'));
    await copyFile(join(folderOf('twemoji'), 'tiles.webp'), join(folder, 'tiles.webp'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function readWith(
    change: (index: { classes: string[]; samples: object[] }) => void,
  ): Promise<ImageSheet> {
    const index = JSON.parse(await readFile(join(folderOf('twemoji'), 'index.json'), 'utf8'));
    change(index);
    await writeFile(join(folder, 'index.json'), JSON.stringify(index));
    return readImageSheet(folder);
  }

  const damaged = { code: 'data/damaged-sheet', message: expect.stringContaining('l2t-sheet-') };

  test('when its folder does not exist', async () => {
    const missing = readImageSheet(join(folder, 'nowhere'));
    await expect(missing).rejects.toMatchObject({ code: 'data/damaged-sheet' });
  });

  test('when its index has more samples than the image has tiles', async () => {
    const longer = readWith(({ samples }) => samples.push(...samples.slice(0, 64)));
    await expect(longer).rejects.toMatchObject(damaged);
  });

  test('when a label is not one of the classes', async () => {
    await expect(readWith((index) => index.classes.pop())).rejects.toMatchObject(damaged);
  });

  test('when a sample belongs to no part', async () => {
    const stray = readWith(({ samples }) => samples.splice(0, 1, { name: 'heart', label: 0, part: 'other' }));
    await expect(stray).rejects.toMatchObject(damaged);
  });
});
