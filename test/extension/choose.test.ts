import { expect, test } from 'vitest';
import { folderIn, foldersIn, pathIn } from '../../src/extension/commands/arguments.js';
import { chooseRun } from '../../src/extension/commands/choose.js';
import { contextValueOf, isAble, type RunAbility } from '../../src/run/overview/abilities.js';
import type { RunState } from '../../src/run/overview/list.js';
import { iteration } from '../cli/records.js';
import { summary } from './runs.js';

const running = summary({ folder: '/runs/running', state: 'running', pid: 1 });
const paused = summary({ folder: '/runs/paused', state: 'paused', pid: 2 });
const stopped = summary({ folder: '/runs/stopped', state: 'stopped' });
const failed = summary({ folder: '/runs/failed', state: 'failed' });
const all = [running, paused, stopped, failed];

test('the selected run is meant, if it can be done with it', () => {
  expect(chooseRun(all, 'stop', paused.folder)).toEqual({ kind: 'run', run: paused });
});

test('the only run that it can be done with is meant, whatever is selected', () => {
  expect(chooseRun(all, 'pause', stopped.folder)).toEqual({ kind: 'run', run: running });
});

test('of several runs the person chooses among those that it can be done with', () => {
  expect(chooseRun(all, 'resume', undefined)).toEqual({ kind: 'ask', runs: [paused, stopped, failed] });
});

test('where it can be done with no run, there is none to choose', () => {
  expect(chooseRun([stopped], 'pause', stopped.folder)).toEqual({ kind: 'none' });
});

const live: readonly RunState[] = ['waiting', 'running', 'paused'];
const states: readonly RunState[] = [...live, 'created', 'interrupted', 'stopped', 'failed', 'finished'];
const inState = (state: RunState) => summary({ state, ...(live.includes(state) && { pid: 1 }) });

test.each<[RunAbility, readonly RunState[]]>([
  ['pause', ['running']],
  ['resume', ['paused', 'created', 'interrupted', 'stopped', 'failed']],
  ['stop', ['waiting', 'running', 'paused']],
  ['delete', ['created', 'interrupted', 'stopped', 'failed', 'finished']],
])('%s is offered in the states %j', (ability, able) => {
  expect(states.filter((state) => isAble(inState(state), ability))).toEqual(able);
});

test('metrics can be exported once there are some, a network once an epoch was the best', () => {
  const progress = { iteration: 1, epoch: 1, iterationsPerEpoch: 1, epochs: 2 };
  const begun = summary({ last: iteration(1), progress });
  expect([isAble(begun, 'exportMetrics'), isAble(begun, 'exportNetwork')]).toEqual([true, false]);
  const trained = summary({ progress: { ...progress, best: { epoch: 1, validationAccuracy: 0.5 } } });
  expect([isAble(trained, 'exportMetrics'), isAble(trained, 'exportNetwork')]).toEqual([false, true]);
});

test('a menu can ask for a state and for what can be done, word by word', () => {
  expect(contextValueOf(running).split(' ')).toEqual(
    expect.arrayContaining(['run', 'running', 'pause', 'stop']),
  );
  expect(contextValueOf(running).split(' ')).not.toContain('resume');
});

test.each([
  ['its path', '/runs/a'],
  ['its address', 'file:///runs/a'],
  ['an address object', { scheme: 'file', fsPath: '/runs/a' }],
  ['an item of a view', { folder: '/runs/a' }],
  ['an item of a view that has the run', { label: 'a', run: { folder: '/runs/a' } }],
])('a run is named by %s', (_, argument) => {
  expect(folderIn(argument)).toBe('/runs/a');
});

test.each([undefined, null, '', 3, {}, { run: undefined }, 'https://example.org/runs/a'])(
  'no run is named by %j',
  (argument) => {
    expect(folderIn(argument)).toBeUndefined();
  },
);

test('several runs are named by a list, or by the selected items of a view', () => {
  const items = ['/runs/a', '/runs/b', '/runs/a'].map((folder) => ({ folder }));
  expect(foldersIn(items[0], items)).toEqual(['/runs/a', '/runs/b']);
  expect(foldersIn(['/runs/b', '/runs/a'], undefined)).toEqual(['/runs/b', '/runs/a']);
  expect(foldersIn(items[0], undefined)).toEqual(['/runs/a']);
  expect(foldersIn(undefined, undefined)).toEqual([]);
});

test('a path of Windows is a path, not an address', () => {
  expect(pathIn('c:\\runs\\a')).toBe('c:\\runs\\a');
});
