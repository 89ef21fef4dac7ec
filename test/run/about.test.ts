/** @file What people say of a run: kept beside it, tidied, limited, and never in the way of the run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeAbout, readAbout } from '../../src/run/folder/about.js';
import { aboutLimits, nothingSaid } from '../../src/run/folder/about-form.js';
import { createRun } from '../../src/run/folder/create.js';
import { listRuns, summarizeRun } from '../../src/run/overview/list.js';
import { runTitle, titleInExperiment } from '../../src/run/overview/title.js';
import { temporaryFolders } from '../temporary-folders.js';
import { newRun } from './example-run.js';

const folder = temporaryFolders();
const about = (run: string) => join(run, 'about.json');
const newFolder = () => createRun(folder(), newRun());

test('what is said of a run is found again with the run, and names it', async () => {
  const run = await newFolder();
  await changeAbout(run, () => ({ name: 'Best so far', tags: ['paper'], notes: 'one\ntwo' }));
  const summary = await summarizeRun(run);
  expect(summary.about).toEqual({ name: 'Best so far', tags: ['paper'], notes: 'one\ntwo' });
  expect([runTitle(summary), titleInExperiment(summary)]).toEqual(['Best so far', 'Best so far']);
});

test('a run of which nobody said anything is called as ever', async () => {
  const summary = await summarizeRun(await newFolder());
  expect([summary.about, runTitle(summary)]).toEqual([undefined, 'my birds, scratch, seed 7']);
});

test('blanks and lines around a name and its tags are tidied, and a tag is kept once', async () => {
  const tidy = await changeAbout(await newFolder(), () => ({
    name: ' a\n b ',
    tags: [' x', 'X', '', 'y'],
    notes: ' \r\n ',
  }));
  expect(tidy).toEqual({ name: 'a b', tags: ['x', 'y'] });
});

test.each([
  ['name', { name: 'n'.repeat(aboutLimits.name + 1), tags: [] }],
  ['tag', { tags: ['t'.repeat(aboutLimits.tag + 1)] }],
  ['comma', { tags: ['a,b'] }],
  ['tags', { tags: Array.from({ length: aboutLimits.tags + 1 }, (_, index) => `t${index}`) }],
  ['notes', { tags: [], notes: 'n'.repeat(aboutLimits.notes + 1) }],
])('too much of a %s is refused in one sentence, and nothing is written', async (_, said) => {
  const run = await newFolder();
  await expect(changeAbout(run, () => said)).rejects.toMatchObject({ code: 'run/about-too-long' });
  expect(existsSync(about(run))).toBe(false);
});

test('the longest of all is read again, whatever its characters', async () => {
  const run = await newFolder();
  const wide = '\u0001'.repeat(aboutLimits.notes - 2);
  await changeAbout(run, () => ({ tags: [], notes: `a${wide}b` }));
  expect((await readAbout(run)).about.notes).toBe(`a${wide}b`);
});

const damage: readonly (readonly [string, (file: string) => void])[] = [
  ['no JSON', (file) => writeFileSync(file, '{')],
  ['a list', (file) => writeFileSync(file, '[]')],
  ['of a later version', (file) => writeFileSync(file, '{ "version": 2, "tags": [] }')],
  ['a name that is no text', (file) => writeFileSync(file, '{ "version": 1, "tags": [], "name": 1 }')],
  ['tags that are no texts', (file) => writeFileSync(file, '{ "version": 1, "tags": [[]] }')],
  [
    'longer than it can be',
    (file) => writeFileSync(file, JSON.stringify({ version: 1, tags: [], notes: 'n'.repeat(3000) })),
  ],
  ['huge', (file) => writeFileSync(file, ' '.repeat(70_000))],
  ['deep', (file) => writeFileSync(file, '['.repeat(60_000))],
  ['a folder', (file) => mkdirSync(file)],
  ...(process.platform === 'win32'
    ? []
    : [['a pipe', (file: string) => void execFileSync('mkfifo', [file])] as const]),
];

test.each(damage)('a file that is %s is one note, and the run is listed as ever', async (_, make) => {
  const run = await newFolder();
  make(about(run));
  const [listed] = await listRuns([join(run, '..')]);
  expect(listed?.state).toBe('starting');
  expect(listed?.about).toBeUndefined();
  expect(listed?.aboutDamage).toContain(`in ${about(run)} cannot be read: `);
});

test('what is damaged is not replaced by what is said next', async () => {
  const run = await newFolder();
  writeFileSync(about(run), '{ "name": "mine" ');
  await expect(changeAbout(run, () => nothingSaid)).rejects.toMatchObject({ code: 'run/damaged-about' });
  expect(readFileSync(about(run), 'utf8')).toBe('{ "name": "mine" ');
});

test('a link in the place of the file is replaced, and what it leads to stays', async () => {
  const run = await newFolder();
  const elsewhere = join(folder(), 'mine.json');
  writeFileSync(elsewhere, '{ "version": 1, "tags": ["a"] }');
  symlinkSync(elsewhere, about(run));
  await changeAbout(run, ({ tags }) => ({ tags: [...tags, 'b'] }));
  expect(readFileSync(elsewhere, 'utf8')).toBe('{ "version": 1, "tags": ["a"] }');
  expect((await readAbout(run)).about.tags).toEqual(['a', 'b']);
});
