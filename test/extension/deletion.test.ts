/** @file What is asked before runs are deleted. */
import { expect, test } from 'vitest';
import { deletionOf, questionAbout } from '../../src/extension/commands/deletion.js';
import { summary } from './runs.js';

const ended = (name: string) => summary({ folder: `/runs/${name}`, state: 'stopped' });
const live = summary({ folder: '/runs/live', state: 'running', pid: 1 });

test('a run with a live trainer is not among those to be deleted', () => {
  const deletion = deletionOf([ended('a'), live]);
  expect(deletion.runs.map(({ folder }) => folder)).toEqual(['/runs/a']);
  expect(questionAbout(deletion, true).detail).toContain('One selected run stays');
});

test('one run is asked about by its name and folder', () => {
  const { text, detail } = questionAbout(deletionOf([ended('a')]), true);
  expect(text).toContain('seed 7');
  expect(detail).toContain('/runs/a');
});

test('of many runs ten are named and the others counted', () => {
  const names = Array.from({ length: 13 }, (_, index) => `run-${index}`);
  const { text, detail } = questionAbout(deletionOf(names.map(ended)), true);
  expect(text).toContain('13');
  expect(detail).toContain('run-9');
  expect(detail).not.toContain('run-10');
  expect(detail).toContain('3');
});

test('where there is no trash, the question says that nothing comes back', () => {
  const deletion = deletionOf([ended('a')]);
  expect(questionAbout(deletion, false)).toMatchObject({ yes: 'Delete Permanently' });
  expect(questionAbout(deletion, false).detail).toContain('cannot be undone');
});
