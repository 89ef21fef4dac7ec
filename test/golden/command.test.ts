/** @file `npm run golden` on folders of other cases than the shared ones: right, wrong and broken. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { GoldenCase } from '../../src/cli/golden/case.js';
import { runGoldenFolder, usualFiles } from '../../src/cli/golden/command.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { sharedData } from './golden-data.js';
import { writeMadeCase } from './made-case.js';

const options = {
  engine: 'onnxruntime',
  source: sharedFolder(usualFiles.source),
  images: sharedFolder(usualFiles.images),
};

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

let made: Promise<string> | undefined;

/** A folder with the made case; it is made once. */
function madeFolder(): Promise<string> {
  made ??= (async () => {
    const folder = newFolder();
    await writeMadeCase(folder, await sharedData());
    return folder;
  })();
  return made;
}

type Json = Omit<GoldenCase, 'name' | 'tensors'>;

/** A folder with the made case, its JSON changed. */
async function changedFolder(change: (golden: Json) => object): Promise<string> {
  const [from, to] = [await madeFolder(), newFolder()];
  const golden: Json = JSON.parse(readFileSync(join(from, 'made.json'), 'utf8'));
  writeFileSync(join(to, 'made.json'), JSON.stringify({ ...golden, ...change(golden) }));
  writeFileSync(join(to, 'made.safetensors'), readFileSync(join(from, 'made.safetensors')));
  return to;
}

async function run(folder: string, changes: Partial<typeof options> = {}) {
  const printed: string[] = [];
  const holds = await runGoldenFolder(folder, { ...options, ...changes }, (text) => printed.push(text));
  return { holds, text: printed.join('\n') };
}

sharedTest('a case of another width, T, batch, pairs and rates holds and is shown as a table', async () => {
  const { holds, text } = await run(await madeFolder());
  expect(holds, text).toBe(true);
  expect(text).toMatch(/^made on onnxruntime/);
  expect(text).toMatch(/^hypergradient +\d\.\de-\d+ +1\.0e-4 +✓$/m);
});

/** The first iteration with some of its quantities changed. */
const firstWith = (change: (first: Json['iterations'][number]) => object) => (golden: Json) => ({
  iterations: golden.iterations.map((one, index) => (index === 0 ? { ...one, ...change(one) } : one)),
});

sharedTest('a wrong number is marked, and the folder does not hold', async () => {
  const folder = await changedFolder(firstWith(() => ({ L_org_after_lookahead: 3 })));
  const { holds, text } = await run(folder);
  expect(holds).toBe(false);
  expect(text.match(/^.*✗$/gm)).toEqual([expect.stringMatching(/^L_org after the look-ahead/)]);
});

const broken: readonly (readonly [what: string, change: (golden: Json) => object, message: RegExp])[] = [
  [
    'whose hypergradient lacks a tensor',
    firstWith(() => ({ hypergradient: {} })),
    /iterations\/0\/hypergradient lacks what\.0\.weight/,
  ],
  [
    'that names an unknown tensor',
    firstWith(({ phi_after }) => ({ phi_after: { ...phi_after, 'what.9.bias': phi_after['what.0.bias'] } })),
    /phi_after names what\.9\.bias, which nothing knows/,
  ],
  ['with too few λ', firstWith(() => ({ lambda_mean: [1] })), /lambda_mean has 1 numbers, not 2/],
  ['of another T than its losses', () => ({ T: 2 }), /lookahead_losses has 2 numbers, not 3/],
  ['without losses of the look-ahead', firstWith(() => ({ lookahead_losses: [] })), /lookahead_losses/],
  ['without θ at its end', firstWith(() => ({ theta_after_step1: undefined })), /lacks theta_after_step1/],
  ['without iterations', () => ({ iterations: [] }), /\/iterations/],
  ['without its seeds', () => ({ init_seeds: {} }), /init_seeds lacks features\.0\.weight/],
  [
    'of a layer that is not there',
    () => ({
      pairs: [
        [15, 0],
        [4, 1],
      ],
    }),
    /resnet32 has no feature layer 15/,
  ],
  ['of an unknown network', () => ({ target: 'alexnet' }), /\/target/],
  ['of more images than there are', () => ({ first_image: 9_998 }), /a golden case needs 10002/],
];

for (const [what, change, message] of broken) {
  sharedTest(`a case ${what} is refused`, async () => {
    await expect(run(await changedFolder(change))).rejects.toThrow(message);
  });
}

sharedTest('a case without its tensors is refused', async () => {
  const folder = await changedFolder(() => ({}));
  rmSync(join(folder, 'made.safetensors'));
  await expect(run(folder)).rejects.toThrow(/made\.safetensors is missing/);
});

sharedTest('a file that is not JSON is refused', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'broken.json'), '{');
  await expect(run(folder)).rejects.toThrow(/broken cannot be run: .* is not a JSON file/);
});

test('a folder without training cases is refused', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'other.json'), '{"pairs": []}');
  await expect(run(folder)).rejects.toMatchObject({ code: 'golden/no-cases' });
});

test('a folder that is not there is refused', async () => {
  await expect(run(join(newFolder(), 'absent'))).rejects.toMatchObject({ code: 'golden/no-folder' });
});

test('an engine that is not there is refused', async () => {
  await expect(run(newFolder(), { engine: 'abacus' })).rejects.toMatchObject({
    code: 'usage/unknown-engine',
  });
});

sharedTest('images that are not there are refused', async () => {
  const images = join(newFolder(), 'absent.bin');
  await expect(run(await madeFolder(), { images })).rejects.toMatchObject({ code: 'golden/no-images' });
});

sharedTest('a source network that is not there is refused', async () => {
  const source = join(newFolder(), 'absent.pth');
  await expect(run(await madeFolder(), { source })).rejects.toMatchObject({ code: 'weights/unreadable' });
});
