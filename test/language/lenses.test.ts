/** @file What stands over an experiment file of its runs. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { codeLenses } from '../../src/language/runs/lenses.js';
import type { RunResult } from '../../src/run/folder/format.js';
import { readResult } from '../../src/run/folder/read.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import { summary } from '../extension/runs.js';
import { good } from './example-runs.js';

const document = new ExperimentDocument(TextDocument.create('file:///w/a.l2t.json', 'l2t', 1, good));
const experimentHash = createHash('sha256').update(good).digest('hex');

/** A run of the file as it is. */
function runOf(changes: Partial<RunSummary>): RunSummary {
  const made = summary(changes);
  return { ...made, configuration: { ...made.configuration, experimentHash } };
}

async function result(): Promise<RunResult> {
  const read = await readResult('test/run/format-1');
  if (!read) throw new Error('The example run has no result.');
  return read;
}

/** The lenses behind the two that every file has. */
const linesOf = (...runs: RunSummary[]) =>
  codeLenses(document, { all: runs, ofText: runs }, { trusted: true, age: (time) => `at ${time}` }).slice(2);

const commandsOf = (...runs: RunSummary[]) => linesOf(...runs).map(({ command }) => command);

const titlesOf = (...runs: RunSummary[]) => commandsOf(...runs).map((command) => command?.title);

test('the result of another text of the file is for the editor to draw, and the lens leads to it', async () => {
  const run = summary({ folder: '/runs/old', state: 'finished', result: await result(), changed: 7 });
  expect(linesOf(run)).toMatchObject([
    {
      command: { title: '$(history)\u00a0Last result', command: 'l2t.openStudio', arguments: ['/runs/old'] },
      data: { outdatedResult: 'Test accuracy 31.1% at epoch 64 · at 7 · file changed since' },
    },
  ]);
});

test('a run of another text of the file says that the file changed since', () => {
  expect(titlesOf(summary({ state: 'stopped', changed: 7 }))).toEqual([
    expect.stringMatching(/ · at 7 · file changed since$/),
    'Resume',
  ]);
});

test('the newest result says how old it is', async () => {
  const run = runOf({ state: 'finished', result: await result(), changed: 7 });
  expect(titlesOf(run)).toEqual(['$(check)\u00a0Test accuracy 31.1% at epoch 64 · at 7']);
});

test('a run that has no result yet leaves the last one in view', async () => {
  const old = runOf({ folder: '/runs/old', state: 'finished', result: await result(), changed: 7 });
  const last = commandsOf(runOf({ state: 'running', pid: 5 }), old).at(-1);
  expect(last).toEqual({
    title: 'Last result 31.1% at epoch 64 · at 7',
    command: 'l2t.openStudio',
    arguments: ['/runs/old'],
  });
});

test('an older result is not told beside a newer one', async () => {
  const finished = runOf({ state: 'finished', result: await result() });
  expect(titlesOf(finished, finished)).toHaveLength(1);
});

test('in a workspace that is not trusted a run can be looked at and nothing else', () => {
  const run = runOf({ state: 'running', pid: 5 });
  const lenses = codeLenses(document, { all: [run], ofText: [run] }, { trusted: false, age: () => 'now' });
  expect(new Set(lenses.map(({ command }) => command?.command))).toEqual(new Set(['l2t.openStudio']));
});

test('of a run that is trained here it is not said how long ago it changed', () => {
  expect(titlesOf(runOf({ state: 'running', pid: 5, changed: 7 }))[0]).not.toContain('at 7');
});

const live = { pid: 5 };
test.each<[RunSummary['state'], Partial<RunSummary>, string[]]>([
  ['created', {}, ['Resume']],
  ['waiting', live, ['Stop']],
  ['running', live, ['Pause', 'Stop']],
  ['paused', live, ['Resume', 'Stop']],
  ['interrupted', {}, ['Resume']],
  ['stopped', {}, ['Resume']],
  ['failed', {}, ['Resume']],
  ['finished', live, []],
  ['paused', { elsewhere: 'other' }, []],
])('a run that is %s, with %o, is offered what works: %j', (state, more, offered) => {
  expect(titlesOf(runOf({ state, ...more })).slice(1)).toEqual(offered);
});
