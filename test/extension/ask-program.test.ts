import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askProgram } from '../../src/extension/trainer/ask-program.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const never = new AbortController().signal;

function call(program: string, ...words: string[]) {
  const file = join(folder(), 'program.mjs');
  writeFileSync(file, program);
  return { executable: process.execPath, words: [file, ...words], env: { MARK: '1' } };
}

test('the answer is the JSON of the last line; words and environment arrive as they were given', async () => {
  const program = 'console.log("a line\\n" + JSON.stringify([process.argv.slice(2), process.env.MARK]))';
  expect(await askProgram(call(program, 'a b', '$HOME'), never)).toEqual([['a b', '$HOME'], '1']);
});

test("the program's own error is thrown", async () => {
  const error = { code: 'data/x', message: 'What.', remedy: 'Do.', exitCode: 4 };
  const program = `console.log(${JSON.stringify(JSON.stringify({ error }))}); process.exitCode = 4`;
  await expect(askProgram(call(program), never)).rejects.toMatchObject(error);
});

test('a program that ends without an answer is an error that has what it said', async () => {
  const program = 'console.error("no such library"); process.exitCode = 1';
  await expect(askProgram(call(program, 'doctor'), never)).rejects.toMatchObject({
    code: 'editor/no-answer',
    cause: { message: expect.stringContaining('no such library') },
  });
});

test('an abort ends the program', async () => {
  const controller = new AbortController();
  const answer = askProgram(call('setTimeout(() => {}, 600_000)'), controller.signal);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'editor/no-answer' });
});
