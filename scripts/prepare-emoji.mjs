/**
 * Makes the embedded images of `media/emoji` from two npm packages, fetched into a temporary folder:
 * `node scripts/prepare-emoji.mjs`. The same packages always give the same bytes.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';

const vendors = [
  { folder: 'noto', source: 'google' },
  { folder: 'twemoji', source: 'twitter' },
];
const version = '16.0.0';
const splitSeed = 0;
/** Equally many of each class, so that test accuracy is the mean over classes and guessing gives one in nine. */
const testImagesPerClass = 55;
/** Mean difference of two tiles, in levels of 0..255, up to which they count as one drawing: clock faces, mute and loud speaker. */
const sameDrawing = 2;
/** Larger families of drawings (clock faces, families) stay in training: a few pictures shall not decide a test. */
const largestTestedGroup = 6;
const tileSize = 32;
const cellSize = tileSize + 2; // the sheets have a transparent pixel around every image
const columns = 64;

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const media = fileURLToPath(new URL('../media/emoji', import.meta.url));

const temporary = await mkdtemp(join(tmpdir(), 'l2t-emoji-'));
try {
  await prepare();
} finally {
  await rm(temporary, { recursive: true, force: true });
}

async function prepare() {
  const packages = vendors.map(({ source }) => `emoji-datasource-${source}@${version}`);
  const options = ['--prefix', temporary, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await promisify(execFile)('npm', ['install', ...options, ...packages]);

  const emoji = await readEmoji();
  const classes = [...new Set(emoji.map(({ category }) => category))].sort(byCodePoint);
  const tiles = [];
  for (const vendor of vendors) tiles.push(await cutTiles(vendor.source, emoji));
  const tested = chooseTested(emoji, groupEmoji(emoji, tiles));

  const samples = emoji.map(({ short_name, unified, category }) => ({
    name: short_name,
    code: unified,
    label: classes.indexOf(category),
    part: tested.has(unified) ? 'test' : 'train',
  }));
  for (const [index, { folder }] of vendors.entries()) {
    await writeSheet(join(media, folder), classes, samples, tiles[index]);
  }
  report(classes, samples);
}

function packageFile(source, ...path) {
  return join(temporary, 'node_modules', `emoji-datasource-${source}`, ...path);
}

/** All emoji that both vendors drew, without skin tones and without the components of emoji, in the order of Unicode. */
async function readEmoji() {
  const list = JSON.parse(await readFile(packageFile('google', 'emoji.json'), 'utf8'));
  return list
    .filter(({ category }) => category !== 'Component')
    .filter((entry) => vendors.every(({ source }) => entry[`has_img_${source}`]))
    .sort((a, b) => a.sort_order - b.sort_order);
}

/** The emoji's images, each 32 x 32 x 3 bytes on white. */
async function cutTiles(source, emoji) {
  const sheet = sharp(packageFile(source, 'img', source, 'sheets-clean', '32.png')).ensureAlpha();
  const { data, info } = await sheet.raw().toBuffer({ resolveWithObject: true });
  if (info.width % cellSize !== 0)
    throw new Error(`The sheet of ${source} is not made of ${cellSize}-pixel cells.`);
  return emoji.map(({ sheet_x, sheet_y }) => {
    const tile = new Uint8Array(tileSize * tileSize * 3);
    for (let pixel = 0; pixel < tileSize * tileSize; pixel++) {
      const y = sheet_y * cellSize + 1 + Math.floor(pixel / tileSize);
      const x = sheet_x * cellSize + 1 + (pixel % tileSize);
      const from = (y * info.width + x) * 4;
      const alpha = data[from + 3];
      for (let channel = 0; channel < 3; channel++) {
        const overWhite = data[from + channel] * alpha + 255 * (255 - alpha);
        tile[pixel * 3 + channel] = Math.round(overWhite / 255);
      }
    }
    return tile;
  });
}

/** Groups emoji that must not be parted: the same person in another gender or direction, and (nearly) the same drawing. */
function groupEmoji(emoji, tilesOfVendors) {
  const parent = emoji.map((_, index) => index);
  const root = (index) => (parent[index] === index ? index : root(parent[index]));
  const join = (a, b) => {
    parent[root(b)] = root(a);
  };
  const bases = emoji.map(({ unified }) => base(unified));
  for (let a = 0; a < emoji.length; a++) {
    for (let b = a + 1; b < emoji.length; b++) {
      const related =
        bases[a] === bases[b] ||
        tilesOfVendors.some((tiles) => difference(tiles[a], tiles[b]) <= sameDrawing);
      if (related && emoji[a].category === emoji[b].category) join(a, b);
    }
  }
  const groups = emoji.map(() => []);
  for (const [index, entry] of emoji.entries()) groups[root(index)].push(entry);
  return groups.filter(({ length }) => length > 0);
}

/** An emoji's code without what only changes gender or direction: man, woman -> adult; boy, girl -> child. */
function base(code) {
  const neutral = { '1F468': '1F9D1', '1F469': '1F9D1', '1F466': '1F9D2', '1F467': '1F9D2' };
  const ignored = ['200D', 'FE0F', '2640', '2642', '27A1'];
  const points = code.split('-');
  if (points.length === 1) return neutral[code] ?? code;
  return points
    .filter((point) => !ignored.includes(point))
    .map((point) => neutral[point] ?? point)
    .join('-');
}

/** The mean absolute difference of two tiles; counting ends where they are surely different. */
function difference(a, b) {
  let sum = 0;
  const enough = sameDrawing * a.length;
  for (let index = 0; index < a.length && sum <= enough; index++) sum += Math.abs(a[index] - b[index]);
  return sum / a.length;
}

/** The codes of the emoji to test on: of each class, groups in an order drawn by hash, so that listing order is no matter. */
function chooseTested(emoji, groups) {
  const tested = new Set();
  const draw = (group) =>
    createHash('sha256')
      .update(`${splitSeed}:${group.map(({ unified }) => unified).sort(byCodePoint)[0]}`)
      .digest('hex');
  const drawn = groups
    .filter(({ length }) => length <= largestTestedGroup)
    .map((group) => ({ group, key: draw(group) }))
    .sort((a, b) => byCodePoint(a.key, b.key));
  for (const category of new Set(emoji.map((entry) => entry.category))) {
    let room = testImagesPerClass;
    for (const { group } of drawn.filter(({ group }) => group[0].category === category)) {
      if (group.length > room) continue;
      room -= group.length;
      for (const { unified } of group) tested.add(unified);
    }
  }
  return tested;
}

async function writeSheet(folder, classes, samples, tiles) {
  const width = columns * tileSize;
  const height = Math.ceil(tiles.length / columns) * tileSize;
  const pixels = Buffer.alloc(width * height * 3, 255);
  for (const [index, tile] of tiles.entries()) {
    const corner = (Math.floor(index / columns) * width + (index % columns)) * tileSize * 3;
    for (let y = 0; y < tileSize; y++) {
      pixels.set(tile.subarray(y * tileSize * 3, (y + 1) * tileSize * 3), corner + y * width * 3);
    }
  }
  await mkdir(folder, { recursive: true });
  // effort and quality decide only how hard the lossless encoder tries
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .webp({ lossless: true, quality: 100, effort: 6 })
    .toFile(join(folder, 'tiles.webp'));
  const head = JSON.stringify({ image: 'tiles.webp', tileSize, columns, classes }).slice(1, -1);
  const lines = samples.map((sample) => JSON.stringify(sample)).join(',\n');
  await writeFile(join(folder, 'index.json'), `{${head},"samples":[\n${lines}\n]}\n`);
}

function report(classes, samples) {
  for (const [label, name] of classes.entries()) {
    const count = (part) => samples.filter((sample) => sample.label === label && sample.part === part).length;
    console.log(`${name}: ${count('train')} for training, ${count('test')} for testing`);
  }
  console.log(`${samples.length} emoji in ${media}`);
}
