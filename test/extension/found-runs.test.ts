/** @file By which words a run is found. */
import { expect, test, vi } from 'vitest';
import { foundItem } from '../../src/extension/commands/pick-run.js';
import { summary } from './runs.js';

// Of the editor only what asks the person is used, which is not here.
vi.mock('vscode', () => ({ l10n: {}, window: {} }));

const about = { name: 'Best so far', tags: ['paper'], notes: 'one\n$(trash) two' };

test('a run is found by its name, tags, notes, method, data, network and folder', () => {
  const { label, detail } = foundItem(summary({ about }));
  expect(label).toContain('Best so far');
  expect(detail).toBe('#paper · scratch, seed 7 · cifar10 · vgg9 · a · one \\$(trash) two');
});

test('a run of which nothing is said is found by what it was made of', () => {
  expect(foundItem(summary()).detail).toBe('scratch, seed 7 · cifar10 · vgg9 · a');
});
