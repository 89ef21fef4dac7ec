/** @file Putting what was set up in its place. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { replaceFolder } from '../../src/doctor/setup/replace-folder.js';
import { folder } from './machine.js';

let [home, fresh, old] = ['', '', ''];

beforeEach(() => {
  const root = folder();
  [home, fresh, old] = [join(root, 'home'), join(root, 'fresh'), join(root, 'old')];
});

function make(path: string, content: string): void {
  mkdirSync(path);
  writeFileSync(join(path, 'file'), content);
}

const contentOf = (path: string) => readFileSync(join(path, 'file'), 'utf8');

test('a new folder takes the place of the old one, which is put aside', async () => {
  make(home, 'was');
  make(fresh, 'new');
  await replaceFolder(home, fresh, old);
  expect([contentOf(home), contentOf(old)]).toEqual(['new', 'was']);
});

test('a new folder takes a place where there is nothing', async () => {
  make(fresh, 'new');
  await replaceFolder(home, fresh, old);
  expect(contentOf(home)).toBe('new');
});

test('where the new folder cannot be moved, the old one is back in its place', async () => {
  make(home, 'was');
  await expect(replaceFolder(home, fresh, old)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(contentOf(home)).toBe('was');
});
