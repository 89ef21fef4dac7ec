/** @file Images by what they are, not by what they are called. */
import { execFileSync } from 'node:child_process';
import { open, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../src/data/decode.js';
import { inTurn } from '../../src/data/large-images.js';
import { folderWith, temporaryFolder } from './folders.js';
import { report, reportTest } from './report-folders.js';
import { jpegOfPasses } from './slow-images.js';

const color = [200, 100, 50] as const;
const plain = (side = 8) =>
  sharp(Buffer.from(Array.from({ length: side * side }, () => color).flat()), {
    raw: { width: side, height: side, channels: 3 },
  });

/** Decodes bytes that lie in a file of this name. */
async function decoded(name: string, contents: string | Uint8Array) {
  return decodeFile(join(await folderWith({ [name]: contents }), name));
}

/** A JPEG of one color of inks, with or without Adobe's marker; stored values are as libjpeg gives them. */
async function cmykJpeg(marker: boolean): Promise<Uint8Array> {
  const jpeg = await plain()
    .toColourspace('cmyk')
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  if (marker) return jpeg;
  const place = jpeg.indexOf('Adobe', 0, 'latin1') - 4;
  return Buffer.concat([jpeg.subarray(0, place), jpeg.subarray(place + 2 + jpeg.readUInt16BE(place + 2))]);
}

describe('images are decoded by their content', () => {
  const formats = {
    png: () => plain().png(),
    webp: () => plain().webp({ lossless: true }),
    tiff: () => plain().tiff({ compression: 'lzw' }),
    gif: () => plain().gif(),
    avif: () => plain().avif({ lossless: true }),
    jpeg: () => plain().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
  };

  test.each(Object.entries(formats))('%s with the name of a JPEG', async (_, image) => {
    const { width, height, data } = await decoded('x.jpg', await image().toBuffer());
    expect([width, height, data.length]).toEqual([8, 8, 8 * 8 * 3]);
    const errors = Array.from(data, (value, place) => Math.abs(value - (color[place % 3] ?? 0)));
    expect(Math.max(...errors)).toBeLessThanOrEqual(3);
  });

  test('of several images in a file the first is taken', async () => {
    const frames = ['red', 'lime'].map((background) =>
      sharp({ create: { width: 4, height: 4, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();
    const { height, data } = await decoded('x.gif', gif);
    expect([height, ...data.subarray(0, 3)]).toEqual([4, 255, 0, 0]);
  });

  test.each([
    ['BMP', 'BM6\0\0\0'],
    ['PPM', 'P6\n1 1\n255\nabc'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['SVG', '\ufeff<?xml version="1.0"?>\n<!-- x -->\n<svg width="99999" height="99999"/>'],
    ['PDF', '%PDF-1.7'],
  ])('%s is named, whatever the file is called', async (format, contents) => {
    await expect(decoded('x.png', contents)).rejects.toMatchObject({
      code: 'data/image-format',
      message: expect.stringContaining(` is a ${format} file`),
    });
  });

  test.each([
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n',
      'Git LFS pointer',
    ],
    ['a web page', '<!DOCTYPE html><html><svg/></html>', 'web page'],
    ['an empty file', '', 'empty'],
  ])('%s is told as what it is', async (_, contents, what) => {
    await expect(decoded('x.jpg', contents)).rejects.toMatchObject({
      code: 'data/broken-image',
      message: expect.stringContaining(what),
    });
  });

  reportTest('a BMP of a report that is named .jpg is named', async () => {
    await expect(decodeFile(report('bmp-named.jpg'))).rejects.toMatchObject({
      code: 'data/image-format',
      message: expect.stringContaining('BMP'),
    });
  });
});

describe('CMYK becomes RGB as PIL does it, without color profiles', () => {
  /** The inks of the first pixel, 0 for none. */
  async function inksOf(image: Uint8Array): Promise<number[]> {
    const inks = sharp(image).pipelineColourspace('cmyk').toColourspace('cmyk');
    return [...(await inks.raw().toBuffer()).subarray(0, 4)];
  }
  const rgb = ([c = 0, m = 0, y = 0, k = 0]: number[]) =>
    [c, m, y].map((ink) => Math.round(((255 - ink) * (255 - k)) / 255));

  test.each([
    ['with', true],
    ['without', false],
  ])('in a JPEG %s the marker of Adobe', async (_, marker) => {
    const jpeg = await cmykJpeg(marker);
    const inks = await inksOf(await cmykJpeg(true));
    expect(Math.min(...inks.slice(1, 3))).toBeGreaterThan(0);
    expect([...(await decoded('x.jpg', jpeg)).data.subarray(0, 3)]).toEqual(rgb(inks));
  });

  test('in a TIFF', async () => {
    const tiff = await plain().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer();
    expect([...(await decoded('x.tif', tiff)).data.subarray(0, 3)]).toEqual(rgb(await inksOf(tiff)));
  });

  reportTest('in a report', async () => {
    const { data } = await decodeFile(report('cmyk.jpg'));
    expect([...data.subarray(0, 3)]).toEqual([220, 0, 0]);
  });
});

describe('what a decoder is never given', () => {
  test('a pipe, also behind a link', async () => {
    const folder = await temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink(join(folder, 'pipe'), join(folder, 'x.png'));
    await expect(decodeFile(join(folder, 'x.png'))).rejects.toMatchObject({ code: 'data/not-a-file' });
  });

  test('a device', async () => {
    await expect(decodeFile('/dev/zero')).rejects.toMatchObject({ code: 'data/not-a-file' });
  });

  test('an image of more pixels than memory is for', async () => {
    const jpeg = await plain().jpeg().toBuffer();
    const frame = jpeg.indexOf('ffc0', 0, 'hex');
    // Height and width, of which the file then says that they are 20,000.
    jpeg.writeUInt16BE(20_000, frame + 5);
    jpeg.writeUInt16BE(20_000, frame + 7);
    await expect(decoded('x.jpg', jpeg)).rejects.toMatchObject({ code: 'data/image-too-large' });
  });

  test('an image that goes over its pixels more often than any encoder writes, which no time limit would end', async () => {
    await expect(decoded('x.jpg', await jpegOfPasses(64, 501))).rejects.toMatchObject({
      code: 'data/too-many-scans',
    });
    expect(await decoded('x.jpg', await jpegOfPasses(64, 500))).toMatchObject({ width: 64, height: 64 });
  });

  test('an image for longer than its time', async () => {
    const folder = await folderWith({ 'x.jpg': await jpegOfPasses(6000, 500) });
    await expect(decodeFile(join(folder, 'x.jpg'), undefined, 1)).rejects.toMatchObject({
      code: 'data/image-too-slow',
    });
  });

  test('a file of more bytes than any image', async () => {
    const folder = await folderWith({ 'x.png': await plain().png().toBuffer() });
    const handle = await open(join(folder, 'x.png'), 'r+');
    await handle.truncate(2 ** 31);
    await handle.close();
    await expect(decodeFile(join(folder, 'x.png'))).rejects.toMatchObject({ code: 'data/image-too-large' });
  });

  test('a second very large image before the first is done', async () => {
    const turn = new Int32Array(new SharedArrayBuffer(4));
    const order: string[] = [];
    const work = (name: string) =>
      inTurn(turn, async () => {
        order.push(`${name} begins`);
        await new Promise(setImmediate);
        order.push(`${name} ends`);
      });
    await Promise.all([work('first'), work('second')]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
