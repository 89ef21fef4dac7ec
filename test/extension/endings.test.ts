import { expect, test } from 'vitest';
import { Endings } from '../../src/extension/runs/endings.js';
import { summary } from './runs.js';

const early = new Date('2025-01-01T00:00:00Z');
const later = '2025-02-01T00:00:00.000Z';

test('a run that ends while somebody is there is news once', () => {
  const endings = new Endings(early);
  expect(endings.among([summary({ state: 'running' })])).toEqual([]);
  const finished = summary({ state: 'finished' });
  expect(endings.among([finished])).toEqual([[finished, 'finished']]);
  expect(endings.among([finished])).toEqual([]);
});

test('a run that had ended before is no news, nor is one that was copied in', () => {
  const endings = new Endings(new Date(later));
  expect(endings.among([summary({ state: 'failed' })])).toEqual([]);
});

test('a new run that failed before it was seen is news', () => {
  const { configuration } = summary();
  const failed = summary({ state: 'failed', configuration: { ...configuration, created: later } });
  expect(new Endings(early).among([failed])).toEqual([[failed, 'failed']]);
});

test('a run that is taken up and ends again is news again', () => {
  const endings = new Endings(early);
  const failed = summary({ state: 'failed' });
  endings.among([summary({ state: 'running' })]);
  endings.among([failed]);
  endings.among([summary({ state: 'running' })]);
  expect(endings.among([failed])).toEqual([[failed, 'failed']]);
});

test('a stop is no news', () => {
  const endings = new Endings(early);
  endings.among([summary({ state: 'running' })]);
  expect(endings.among([summary({ state: 'stopped' })])).toEqual([]);
});

test('a run that is no longer there is news if it was being trained', () => {
  const endings = new Endings(early);
  const running = summary({ state: 'running', pid: 1 });
  endings.among([running]);
  expect(endings.among([])).toEqual([[running, 'vanished']]);
  expect(endings.among([])).toEqual([]);
});

test('a run that is deleted after it has ended is no news', () => {
  const endings = new Endings(early);
  endings.among([summary({ state: 'interrupted' })]);
  expect(endings.among([])).toEqual([]);
});

test('a folder that was given another name while its run trained is news once', () => {
  const { configuration } = summary();
  const running = summary({
    state: 'running',
    pid: 1,
    configuration: { ...configuration, created: later },
  });
  const endings = new Endings(early);
  endings.among([running]);
  expect(endings.among([summary({ ...running, folder: '/runs/b', state: 'interrupted' })])).toEqual([
    [running, 'vanished'],
  ]);
});
