/** @file What a person says of a run on the command line. */
import { beforeAll, expect, test } from 'vitest';
import { createRun } from '../../src/run/folder/create.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { call } from './product.js';

const runs = temporaryFolders()();
let run: string;

beforeAll(async () => {
  run = await createRun(runs, newRun());
});

const note = async (...words: readonly string[]) => {
  const { code, output, errors } = await call(['note', run, '--json', ...words]);
  return code === 0 ? JSON.parse(output) : errors;
};

test('name, tags and notes are said one after another, and what is not named stays', async () => {
  await note('--name', 'Best', '--tag', 'paper', '--tag', 'seeds');
  expect(await note('--notes', 'one\ntwo', '--untag', 'Seeds')).toEqual({
    folder: run,
    name: 'Best',
    tags: ['paper'],
    notes: 'one\ntwo',
  });
});

test('without options they are told, and in the list of runs too', async () => {
  const [told, listed] = [await call(['note', run]), await call(['runs', runs])];
  expect(told.output).toBe('Best\n#paper\none\ntwo\n');
  expect(listed.output).toMatch(/name +tags\n.* Best +#paper\n/);
});

test('an empty text takes a name away, and the run is called as ever', async () => {
  await note('--name', '');
  expect((await call(['note', run])).output).toMatch(/^my birds, scratch, seed 7\n/);
});

test('a name that is too long is refused', async () => {
  expect(await note('--name', 'n'.repeat(101))).toContain('A name has at most 100 characters.');
});
