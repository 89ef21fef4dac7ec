/** @file The example as it is copied into somebody's folder. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findDiskProblems, parseExperiment } from '../../src/configuration/parse.js';
import { readText } from '../../src/configuration/read.js';
import { copyExample, copyScratch } from '../../src/extension/example/copy-example.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const embedded = fileURLToPath(new URL('../../media/example', import.meta.url));

test('the copied experiment has no problem, keeps its comments and its runs beside it', async () => {
  const copy = join(folder(), 'example');
  const file = await copyExample(embedded, copy);
  const text = readFileSync(file, 'utf8');
  expect(parseExperiment(text, file)).toMatchObject({ problems: [], runs: join(copy, 'runs') });
  expect(await findDiskProblems(readText(text, file), file)).toEqual([]);
  expect(text).toContain("// What a network that knows Noto's emoji");
});

test('its lines, but the ends of pairs, fit an editor beside the Studio in a window of 1440 pixels, with the side bar open', async () => {
  const lines = readFileSync(await copyExample(embedded, folder()), 'utf8').split('\n');
  expect(lines.filter((line) => line.length > 54 && !/"target"/u.test(line))).toEqual([]);
});

test('the copied experiment names nothing that is not beside it', async () => {
  const text = readFileSync(await copyExample(embedded, folder()), 'utf8');
  expect(text).not.toMatch(/\.\.\/|\$schema|noto\.l2t\.json/u);
});

test('the copied experiment lists the pairs that the embedded one leaves to its method', async () => {
  const pairsIn = (file: string) => parseExperiment(readFileSync(file, 'utf8'), file).experiment?.pairs;
  const copied = await copyExample(embedded, folder());
  expect(readFileSync(copied, 'utf8').match(/"source":/gu)).toHaveLength(15);
  expect(pairsIn(copied)).toEqual(pairsIn(join(embedded, 'emoji.l2t.json')));
});

test('what it is compared with is the same target without transfer, in a file without a problem', async () => {
  const file = await copyExample(embedded, folder());
  const scratch = await copyScratch(file);
  const parsed = (of: string) => parseExperiment(readFileSync(of, 'utf8'), of);
  expect(parsed(scratch).problems).toEqual([]);
  const [own, other] = [parsed(file).experiment, parsed(scratch).experiment];
  expect(other).toMatchObject({
    method: 'scratch',
    target: own?.target,
    data: own?.data,
    epochs: own?.epochs,
  });
});

test('copying it again keeps what a person has changed', async () => {
  const copy = folder();
  const file = await copyExample(embedded, copy);
  writeFileSync(file, '{}');
  await copyExample(embedded, copy);
  expect(readFileSync(file, 'utf8')).toBe('{}');
  expect(existsSync(join(copy, 'noto-resnet14.safetensors'))).toBe(true);
});
