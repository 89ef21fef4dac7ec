import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRun, preferring } from '../../src/extension/runs/make-run.js';
import { runDescription } from '../../src/extension/runs/names.js';
import { settingFolders } from '../../src/extension/runs/setting-folders.js';
import { readConfiguration } from '../../src/run/folder/read.js';
import { experimentFileOf } from '../../src/run/overview/belonging.js';
import { experiment } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { summary, summaryOf } from './runs.js';

const folder = temporaryFolders();

test('a run belongs to the experiment file that it was made of', () => {
  const experiments = new Map([
    ['/w/a.l2t.json', '/w/runs'],
    ['/w/b.l2t.json', '/w/runs'],
  ]);
  const run = summaryOf('/w/b.l2t.json', { folder: '/w/runs/x' });
  expect(experimentFileOf(run, experiments)).toBe('/w/b.l2t.json');
});

test.each(['/home/other/a.l2t.json', 'D:\\work\\a.l2t.json'])(
  'a run of %s that was copied here belongs to the file of the same name that keeps its runs there',
  (made) => {
    const experiments = new Map([
      ['/v/a.l2t.json', '/v/runs'],
      ['/w/a.l2t.json', '/w/runs'],
    ]);
    const run = summaryOf(made, { folder: '/w/runs/x' });
    expect(experimentFileOf(run, experiments)).toBe('/w/a.l2t.json');
  },
);

test('a run of an experiment that is not here keeps the path that it was made of', () => {
  const run = summaryOf('/home/other/c.l2t.json', { folder: '/w/runs/x' });
  expect(experimentFileOf(run, new Map([['/w/a.l2t.json', '/w/runs']]))).toBe('/home/other/c.l2t.json');
});

test('folders of the setting are absolute: from home, or in each folder of the workspace', () => {
  expect(settingFolders(['/data/runs/', '~/runs', 'old/runs', ' '], ['/v', '/w'])).toEqual([
    '/data/runs',
    join(homedir(), 'runs'),
    '/v/old/runs',
    '/w/old/runs',
  ]);
});

test('settings hold only where the experiment file is silent', () => {
  const preferred = { engine: 'onnxruntime', checkpointEvery: 5 } as const;
  expect(preferring(experiment, preferred, new Set(['engine', 'epochs']))).toEqual({
    ...experiment,
    checkpointEvery: 5,
  });
});

test('a run is made of an experiment file as it says, and of the settings where it is silent', async () => {
  const file = join(folder(), 'noto.l2t.json');
  // It names its engine, and nothing of checkpoints.
  const text = readFileSync(new URL('../../media/example/noto.l2t.json', import.meta.url), 'utf8');
  writeFileSync(file, text.replace('"../../runs"', '"runs"'));
  const { folder: run } = await makeRun(file, { engine: 'reference', checkpointEvery: 7 });
  expect(await readConfiguration(run)).toMatchObject({
    experimentFile: file,
    experiment: { checkpointEvery: 7, engine: 'onnxruntime' },
  });
});

test('a run without validation images is not said to have a validation accuracy of 0', () => {
  const best = { epoch: 1, validationAccuracy: 0 };
  const progress = { iteration: 1, epoch: 1, iterationsPerEpoch: 1, epochs: 2, best };
  expect(runDescription(summary({ progress }))).toBe('stopped');
});
