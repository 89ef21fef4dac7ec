/** @file `npm run golden` on folders of network files' cases: right, wrong and broken. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { runGoldenFolder } from '../../src/cli/golden/command.js';
import { sharedFolder, sharedTest } from '../shared.js';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

interface Change {
  /** Where in the case. */
  readonly at: readonly (string | number)[];
  /** What stands there instead; undefined takes it out. */
  readonly put: (value: unknown) => unknown;
}

const to = (value: unknown) => () => value;
const without = to(undefined);
const doubled = (value: unknown) => 2 * Number(value);

/** A folder of a case alone, changed, and of the files that it needs. */
function folderOf(name: string, files: readonly string[], { at, put }: Change): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  folders.push(folder);
  for (const file of files) symlinkSync(sharedFolder('networks', file), join(folder, file));
  const golden: unknown = JSON.parse(readFileSync(sharedFolder('networks', `${name}.json`), 'utf8'));
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(changed(golden, at, put)));
  return folder;
}

function changed(value: unknown, [key, ...rest]: Change['at'], put: Change['put']): unknown {
  if (key === undefined) return put(value);
  const part = (of: unknown) => changed(of, rest, put);
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? part(each) : each));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, each]) => [name, name === key ? part(each) : each]),
  );
}

async function run(folder: string) {
  const printed: string[] = [];
  const holds = await runGoldenFolder(folder, { engine: 'onnxruntime' }, (text) => printed.push(text));
  const text = printed.join('\n');
  return { holds, text, marked: text.match(/^.*✗$/gm)?.map((line) => line.replace(/ {2}.*/, '')) ?? [] };
}

const same: Change = { at: ['torch'], put: to('') };
const network = (change: Change) => folderOf('plain', ['plain.pt2'], change);
const transferFiles = ['plain.pt2', 'ties-and-constants.pt2', 'plain-to-ties.l2t.safetensors'];
const transfer = (change: Change) => folderOf('plain-to-ties.l2t', transferFiles, change);

sharedTest('cases of network files hold in any folder, and need nothing else', async () => {
  const { holds, text } = await run(network(same));
  expect(holds, text).toBe(true);
  expect(text).toMatch(/^plain on onnxruntime.*\nplain\.pt2, images 3x32x32, batch 4, 3 stages$/m);
  expect(text).toMatch(/^Hessian-vector product +\d\.\de-\d+ +1\.0e-3 +✓$/m);
});

const wrong: readonly (readonly [at: Change['at'], quantity: string])[] = [
  [['eval', 'logits', 'first', 2], 'logits in evaluation'],
  [['eval', 'stages', 'middle', 'output', 'l2'], 'maps of stages'],
  [['train', 'logits', 'l2'], 'logits in training'],
  [['train', 'cross_entropy'], 'cross-entropy'],
  [['train', 'first_batch_norm', 'running_var', 7], 'statistics of the first batch norm'],
  [['train', 'gradient', 'head.weight', 'l2'], 'gradient'],
  [['train', 'hvp', 'stem.0.weight', 'first', 1], 'Hessian-vector product'],
];

for (const [at, quantity] of wrong) {
  sharedTest(`a network's ${at.join('/')} doubled is marked`, async () => {
    const { holds, marked } = await run(network({ at, put: doubled }));
    expect(marked).toEqual([quantity]);
    expect(holds).toBe(false);
  });
}

const iteration = (index: number, ...rest: (string | number)[]) => ['iterations', index, ...rest];
const wrongIterations: readonly (readonly [what: string, change: Change, quantity: string])[] = [
  [
    'a hundredth less momentum',
    { at: ['momentum'], put: to(0.891) },
    'steps of θ until the roll-back, in short',
  ],
  ['no weight decay', { at: ['weight_decay'], put: to(0) }, 'steps of θ until step 1, in short'],
  [
    'a hypergradient doubled',
    { at: iteration(1, 'hypergradient', 'where.3.weight', 'l2'), put: doubled },
    'hypergradient, in short',
  ],
  [
    'statistics doubled',
    { at: iteration(1, 'first_batch_norm_end', 'running_mean', 0), put: doubled },
    'statistics of the first batch norm',
  ],
  ['another image', { at: iteration(0, 'image_seed'), put: to(7600) }, 'L_org'],
];

for (const [what, change, quantity] of wrongIterations) {
  sharedTest(`iterations between two files with ${what} do not hold`, async () => {
    const { holds, marked } = await run(transfer(change));
    expect(marked).toContain(quantity);
    expect(holds).toBe(false);
  });
}

const broken: readonly (readonly [what: string, folder: () => string, message: RegExp])[] = [
  [
    'of a stage that is not there',
    () => network({ at: ['stages', 0, 'path'], put: to('stem.7') }),
    /plain\.pt2 has no feature layer stem\.7/,
  ],
  [
    'of a stage of another shape',
    () => network({ at: ['stages', 1, 'shape', 0], put: to(8) }),
    /middle of .*plain\.pt2 is 16x16x16, not 8x16x16/,
  ],
  [
    'without the numbers of a stage',
    () => network({ at: ['eval', 'stages', 'last'], put: without }),
    /eval\/stages lacks last/,
  ],
  [
    'without the gradient of a parameter',
    () => network({ at: ['train', 'gradient', 'head.bias'], put: without }),
    /train\/gradient lacks head\.bias/,
  ],
  ['with too few labels', () => network({ at: ['labels'], put: to([1]) }), /labels has 1 numbers, not 4/],
  ['without logits', () => network({ at: ['eval', 'logits'], put: without }), /\/eval/],
  [
    'of iterations that pair what is not there',
    () => transfer({ at: ['target_maps', 'down', 'shape', 1], put: to(9) }),
    /down of .*ties-and-constants\.pt2 is 24x8x8, not 24x9x8/,
  ],
  [
    'of iterations without the tensors of θ',
    () => transfer({ at: iteration(0, 'theta_after_step1', 'target.unused'), put: without }),
    /theta_after_step1 lacks target\.unused/,
  ],
];

for (const [what, folder, message] of broken) {
  sharedTest(`a case ${what} is refused`, async () => {
    await expect(run(folder())).rejects.toThrow(message);
  });
}
