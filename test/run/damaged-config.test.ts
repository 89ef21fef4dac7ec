/** @file What `config.json` of any origin may say, and what becomes of it where it says something else. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Experiment } from '../../src/configuration/experiment.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration, readTrainable } from '../../src/run/folder/read.js';
import { runTrainer } from '../../src/trainer/process.js';
import { temporaryFolders } from '../temporary-folders.js';
import { experiment, newRun } from './example-run.js';

const folder = temporaryFolders();
vi.mock('../../src/trainer/parent.js', () => ({ tellParent: async () => undefined }));
const source = { name: 'a', network: 'resnet14', width: 1, weights: '/a.pth', classes: 9 } as const;
const pair = { source: 0, sourceLayer: 'stage1.block2', targetLayer: 'pool1.input' };
const paired: Experiment = { ...experiment, method: 'l2t-ww', sources: [source], pairs: [pair] };

/** A run whose file says this of its experiment. */
async function runOf(said: unknown): Promise<string> {
  const run = await createRun(folder(), newRun());
  const written = { ...(await readConfiguration(run)), experiment: said };
  writeFileSync(join(run, runFiles.configuration), JSON.stringify(written));
  return run;
}

/** The experiment with one value changed; keys are parted by dots. */
function changed(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(paired));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.reduce((object, key) => object[key], copy);
  owner[last] = value;
  return copy;
}

test('an experiment that is as the product makes it can be trained', async () => {
  expect((await readTrainable(await runOf(paired))).experiment).toEqual(paired);
});

test('an experiment whose pairs its method does not use is read, for there is nothing wrong with it', async () => {
  const said = { ...paired, method: 'scratch' };
  expect((await readConfiguration(await runOf(said))).experiment).toEqual(said);
});

test.each([
  null,
  'a',
  {},
  { id: 'a', run: 'b', epochs: [] },
  { id: 'a', run: 'b', epochs: [-1] },
  { id: 1, run: 'b', epochs: [1] },
])('a run that goes on from %j is no run', async (continuedFrom) => {
  const run = await runOf(paired);
  const file = join(run, runFiles.configuration);
  writeFileSync(file, JSON.stringify({ ...(await readConfiguration(run)), continuedFrom }));
  await expect(readConfiguration(run)).rejects.toMatchObject({ code: 'run/damaged-config' });
});

const hostile: readonly (readonly [string, unknown])[] = [
  ['data.dataset', 'imagenet'],
  ['data.dataset', 'constructor'],
  ['method', 'toString'],
  ['method', null],
  ['engine', '__proto__'],
  ['engine', 'cuda'],
  ['target', {}],
  ['target.network', 'hasOwnProperty'],
  ['target.width', 0],
  ['target.weights', 3],
  ['target.width', 1e9],
  ['sources.0.network', 3],
  ['sources.0.classes', 0],
  ['sources', { 0: source }],
  ['pairs', { length: 1 }],
  ['pairs.0.source', -1],
  ['pairs.0.source', 0.5],
  ['epochs', -1],
  ['epochs', 0],
  ['epochs', 1.5],
  ['epochs', '6'],
  ['epochs', 1e300],
  ['batchSize', '8'],
  ['batchSize', 0],
  ['data.workers', 1e6],
  ['data.workers', 0],
  ['data.seed', -1],
  ['data.validationFraction', 1],
  ['data.split', []],
  ['data.folder', 7],
  ['data.imagesPerClass', 0],
  ['data.surplus', 1],
  ['seed', 2 ** 40],
  ['beta', 0],
  ['beta', null],
  ['lookAheadSteps', 1000],
  ['optimizer.momentum', 1],
  ['optimizer', null],
  ['metaOptimizer.epsilon', 0],
  ['checkpointEvery', -5],
  ['surplus', true],
];

test.each(hostile)('a run whose %s is %j is damaged, and says where', async (path, value) => {
  const place = path.replace(/\.(\d+)/gu, '[$1]');
  await expect(readConfiguration(await runOf(changed(path, value)))).rejects.toMatchObject({
    code: 'run/damaged-config',
    exitCode: 7,
    message: expect.stringContaining(`experiment.${place}`),
  });
});

const keys = Object.keys(paired);
test.each(keys)('a run that does not say %s is damaged', async (key) => {
  await expect(readConfiguration(await runOf({ ...paired, [key]: undefined }))).rejects.toMatchObject({
    code: 'run/damaged-config',
    message: expect.stringContaining(`experiment.${key} is missing`),
  });
});

const senseless: readonly (readonly [string, Partial<Experiment>])[] = [
  ['a pair of a source that it has not', { pairs: [{ ...pair, source: 1 }] }],
  ['a source layer that there is not', { pairs: [{ ...pair, sourceLayer: 'constructor' }] }],
  ['a target layer that there is not', { pairs: [{ ...pair, targetLayer: 'pool9.input' }] }],
  ['a method of pairs and none', { pairs: [] }],
  ['a method of sources and none', { sources: [] }],
  ['a source of other images', { sources: [{ ...source, network: 'resnet34' }] }],
  ['fine-tuning of another network', { method: 'fine-tune', pairs: [] }],
];

test.each(senseless)('a run with %s is damaged, and never trained', async (_, change) => {
  const run = await runOf({ ...paired, ...change });
  await expect(readTrainable(run)).rejects.toMatchObject({ code: 'run/damaged-config' });
  const never = () => Promise.reject(new Error('it was trained'));
  expect(await runTrainer(run, never)).toBe(7);
});

test.each([
  ['text that is no JSON', '{"format": 2'],
  ['a list', '[]'],
  ['a format that there never was', '{"format": 0}'],
  ['nothing', ''],
])('a configuration that is %s is damaged', async (_, text) => {
  const run = folder();
  writeFileSync(join(run, runFiles.configuration), text);
  await expect(readConfiguration(run)).rejects.toMatchObject({ code: 'run/damaged-config' });
});

test('a configuration of gigabytes is not read', async () => {
  const run = folder();
  writeFileSync(join(run, runFiles.configuration), Buffer.alloc(17 * 1024 * 1024, ' '));
  await expect(readConfiguration(run)).rejects.toMatchObject({ cause: { code: 'run/file-too-large' } });
});
