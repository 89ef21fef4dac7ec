/** @file Which runs the panel offers to lay over one another, and how it calls them. */
import { expect, test } from 'vitest';
import { namesAmong } from '../../src/extension/runs/names.js';
import { offeredRuns } from '../../src/extension/studio/run-choices.js';
import { summaryOf } from './runs.js';

const own = summaryOf('/w/a.l2t.json', { folder: '/runs/a' });
const other = summaryOf('/w/b.l2t.json', { folder: '/runs/b' });

test('a shown run of another experiment is among them', () => {
  expect(offeredRuns([own], [own, other])).toEqual([own, other]);
});

test('a shown run is among them however many are newer', () => {
  const many = Array.from({ length: 1200 }, (_, index) =>
    summaryOf('/w/a.l2t.json', { folder: `/runs/${index}` }),
  );
  const last = many.at(-1);
  if (last === undefined) throw new Error('there are many');
  const offered = offeredRuns(many, [last]);
  expect(offered).toHaveLength(1001);
  expect(offered.at(-1)).toBe(last);
});

test('a run is called by its experiment, method and seed', () => {
  expect([...namesAmong([own, other]).values()]).toEqual(['a, scratch, seed 7', 'b, scratch, seed 7']);
});

test('a run that was made on Windows is called no otherwise', () => {
  const copied = summaryOf('D:\\work\\a.l2t.json', { folder: '/runs/c' });
  expect(namesAmong([copied]).get('/runs/c')).toBe('a, scratch, seed 7');
});

test('runs of the same title are told apart by when they were made', () => {
  const { configuration } = own;
  const later = { ...configuration, created: '2025-02-01T00:00:00.000Z' };
  const again = { ...own, folder: '/runs/again', configuration: later };
  const names = [...namesAmong([own, again, other]).values()];
  expect(new Set(names).size).toBe(3);
  expect(names).toContain('b, scratch, seed 7');
  expect(names.join()).not.toContain('again');
});

test('runs of the same title that were made in the same minute are told apart by their folders', () => {
  const names = namesAmong([own, { ...own, folder: '/runs/again' }]);
  expect(names.get('/runs/again')).toBe('a, scratch, seed 7, again');
});
