/** @file Panels that the editor gives back without what their page kept. */
import { expect, test } from 'vitest';
import type { Memento } from 'vscode';
import { OpenPanels } from '../../src/extension/studio/open-panels.js';

class State implements Memento {
  readonly #values = new Map<string, unknown>();
  keys = () => [...this.#values.keys()];
  get<T>(key: string): T | undefined;
  get<T>(key: string, otherwise: T): T;
  get(key: string, otherwise?: unknown): unknown {
    return this.#values.get(key) ?? otherwise;
  }
  async update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
  }
}

const emoji = { file: '/work/emoji.l2t.json', shown: ['/work/runs/1'] };

test('a panel is found again in the next window by its title', () => {
  const state = new State();
  new OpenPanels(state).add('Studio: emoji', emoji);
  expect(new OpenPanels(state).take('Studio: emoji')).toEqual(emoji);
});

test('two panels of one title are both found again', () => {
  const state = new State();
  const other = { file: '/elsewhere/emoji.l2t.json', shown: [] };
  const before = new OpenPanels(state);
  before.add('Studio: emoji', emoji);
  before.add('Studio: emoji', other);
  const after = new OpenPanels(state);
  expect([after.take('Studio: emoji'), after.take('Studio: emoji')]).toEqual([emoji, other]);
});

test('a panel that was closed is forgotten, and the others are not', () => {
  const state = new State();
  const before = new OpenPanels(state);
  before.add('Studio: emoji', emoji);
  before.add('Studio: birds', { file: '/work/birds.l2t.json', shown: [] });
  before.delete('/work/birds.l2t.json');
  const after = new OpenPanels(state);
  expect(after.take('Studio: birds').file).toBe('');
  expect(after.take('Studio: emoji')).toEqual(emoji);
});
