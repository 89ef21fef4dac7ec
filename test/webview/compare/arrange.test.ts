/** @file Which runs the table of runs lists, in which order and in which groups. */
import { expect, test, vi } from 'vitest';
import { filtered, grouped, sorted, sortedBy } from '../../../webview/compare/arrange.js';
import { broughtForward, mostAtOnce, ticked, withAll } from '../../../webview/compare/choice.js';
import { runColumns } from '../../../webview/compare/columns.js';
import type { RunChoice } from '../../../webview/contract.js';
import { choiceOf, finished, running } from '../recorded-runs.js';

// Numbers are written in the language of the page; in Node that is the machine's.
vi.mock('../../../webview/shell/language.js', () => ({ displayLanguage: 'en' }));

const { accuracy: _, ...unmeasured } = choiceOf(finished);
const made = (folder: string, changes: Partial<RunChoice>): RunChoice => ({
  ...unmeasured,
  folder,
  name: folder,
  ...changes,
});
const folders = (runs: readonly RunChoice[]) => runs.map(({ folder }) => folder);

const runs = [
  made('ten', { seed: 10, accuracy: 0.5 }),
  made('nine', { seed: 9 }),
  made('two', { seed: 2, accuracy: 0.7, method: 'scratch', settings: 'scratch' }),
];

test('numbers are sorted as numbers, either way', () => {
  expect(folders(sorted(runs, { column: 'seed', descending: false }))).toEqual(['two', 'nine', 'ten']);
  expect(folders(sorted(runs, { column: 'seed', descending: true }))).toEqual(['ten', 'nine', 'two']);
});

test('a run without a value comes last, whichever way it is sorted', () => {
  expect(folders(sorted(runs, { column: 'accuracy', descending: false }))).toEqual(['ten', 'two', 'nine']);
  expect(folders(sorted(runs, { column: 'accuracy', descending: true }))).toEqual(['two', 'ten', 'nine']);
});

test('equals stay as they came', () => {
  expect(folders(sorted(runs, { column: 'epochs', descending: true }))).toEqual(folders(runs));
});

test('the first click on a heading brings up what one looks for there, the second turns it round', () => {
  const byName = sortedBy('name', { column: 'created', descending: true });
  expect(byName).toEqual({ column: 'name', descending: false });
  const best = sortedBy('accuracy', byName);
  expect(best).toEqual({ column: 'accuracy', descending: true });
  expect(sortedBy('accuracy', best)).toEqual({ column: 'accuracy', descending: false });
});

test('a filter finds runs of whose cells one has its text, in any case', () => {
  expect(folders(filtered(runs, ' SCRATCH'))).toEqual(['two']);
  expect(folders(filtered(runs, '70.0 ±'))).toEqual(['two']);
  expect(filtered(runs, 'scratch 2')).toEqual([]);
  expect(filtered(runs, '  ')).toBe(runs);
});

test('groups say of how many finished runs their mean is', () => {
  const all = [...runs, made('going', { state: 'running', accuracy: 0.1 })];
  expect(grouped(all, 'method').map(({ title, finished: n, mean }) => [title, n, mean])).toEqual([
    ['l2t-ww', 1, 0.5],
    ['scratch', 1, 0.7],
  ]);
  expect(grouped([made('nine', {})], 'settings')[0]?.mean).toBeUndefined();
});

test('runs are grouped by what the host says of their settings', () => {
  const groups = grouped([choiceOf(finished), choiceOf(running)], 'settings');
  expect(groups.map(({ title }) => title)).toEqual(['l2t-ww, beta 0.5', 'l2t-ww, beta 0.25']);
});

test('a finished run has its sampling error, one that goes on says that it was validated', () => {
  expect(runColumns.accuracy.text(choiceOf(finished))).toBe('68.8 ± 2.1%');
  expect(runColumns.accuracy.text(choiceOf(running))).toBe('validation 63.1%');
});

test('pairs are told by their preset and number, or by their number alone', () => {
  expect(runColumns.pairs.text(choiceOf(finished))).toBe('all-to-all, 15');
  expect(runColumns.pairs.text(choiceOf(running))).toBe('12');
});

test('a tick is added behind the others, and a run that is brought forward is not there twice', () => {
  expect(ticked(['a', 'b'], 'c', true)).toEqual(['a', 'b', 'c']);
  expect(ticked(['a', 'b'], 'a', false)).toEqual(['b']);
  expect(broughtForward(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c']);
});

test('all are added to what is chosen, as many as are shown at once', () => {
  const many = Array.from({ length: 80 }, (_, index) => `run ${index}`);
  const chosen = withAll(['other', 'run 1'], many);
  expect(chosen).toHaveLength(mostAtOnce);
  expect(chosen.slice(0, 4)).toEqual(['other', 'run 1', 'run 0', 'run 2']);
});
