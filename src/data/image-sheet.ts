/** @file Reads an embedded image sheet: 32-pixel tiles in one lossless image, and an index that says what each shows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { dataErrors } from '../errors/data.js';

/** Height and width of a tile in pixels. */
const tileSize = 32;
/** Bytes of one line of a tile: red, green, blue. */
const lineBytes = tileSize * 3;

const sampleSchema = Type.Object({
  label: Type.Integer({ minimum: 0 }),
  part: Type.Union([Type.Literal('train'), Type.Literal('test')]),
  /** The emoji's short name. */
  name: Type.String(),
});
const indexSchema = Type.Object({
  tileSize: Type.Literal(tileSize),
  columns: Type.Integer({ minimum: 1 }),
  classes: Type.Array(Type.String()),
  samples: Type.Array(sampleSchema),
});

type SheetIndex = Static<typeof indexSchema>;
export type SheetSample = Static<typeof sampleSchema>;

export interface ImageSheet {
  readonly classes: string[];
  readonly samples: SheetSample[];
  /** samples × 32 × 32 × 3 bytes, red, green, blue, row by row. */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/**
 * Reads `index.json` and `tiles.webp` of a folder.
 * Fails with `data/damaged-sheet` where one is missing, unreadable or does not fit the other.
 */
export async function readImageSheet(folder: string): Promise<ImageSheet> {
  try {
    const index = checkedIndex(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')));
    const image = sharp(join(folder, 'tiles.webp')).removeAlpha();
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    const height = Math.ceil(index.samples.length / index.columns) * tileSize;
    if (info.width !== index.columns * tileSize || info.height !== height) {
      throw new RangeError(`tiles.webp is ${info.width}x${info.height} pixels, not what index.json says`);
    }
    return { classes: index.classes, samples: index.samples, pixels: cutTiles(data, index) };
  } catch (cause) {
    throw dataErrors.damagedSheet(folder, cause);
  }
}

function checkedIndex(index: unknown): SheetIndex {
  if (!Check(indexSchema, index)) throw new TypeError('index.json is not the index of a sheet');
  const stray = index.samples.find(({ label }) => label >= index.classes.length);
  if (stray) throw new RangeError(`${stray.name} has the label ${stray.label}, which is no class`);
  return index;
}

function cutTiles(sheet: Uint8Array, { samples, columns }: SheetIndex): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(samples.length * tileSize * lineBytes);
  for (let position = 0; position < samples.length; position++) {
    const top = Math.floor(position / columns) * tileSize;
    const left = position % columns;
    for (let y = 0; y < tileSize; y++) {
      const from = ((top + y) * columns + left) * lineBytes;
      pixels.set(sheet.subarray(from, from + lineBytes), (position * tileSize + y) * lineBytes);
    }
  }
  return pixels;
}
