/** @file Setting TensorFlow up by the command line: nothing is left when it goes wrong. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Answer, answerOf, cli } from '../cli/product.js';
import { builtAddon } from '../engines/tensorflow-storage.js';
import { folder, pathWith, quickPython, withLibraries } from './machine.js';

beforeAll(builtAddon);

interface Call {
  readonly words: readonly string[];
  readonly storage: string;
  readonly env?: NodeJS.ProcessEnv;
}

function start({ words, storage, env = {} }: Call) {
  return spawn(process.execPath, [cli, 'setup', 'tensorflow', ...words], {
    env: { ...process.env, L2T_STORAGE: storage, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const call = (what: Call): Promise<Answer> => answerOf(start(what));

test('without a Python that has a wheel, it says which is needed and what to use instead', async () => {
  const storage = folder();
  const env = { PATH: pathWith({ python3: 'echo 3.14' }) };
  const { code, errors } = await call({ words: ['--yes'], storage, env });
  expect([code, errors]).toEqual([
    6,
    'Error: Only Python 3.14 was found; fetching TensorFlow 2.18.1 for the processor needs Python 3.9 to 3.12.\nInstall such a Python, or give what is here already with "--from", or choose the engine onnxruntime instead.\n',
  ]);
  expect(readdirSync(storage)).toEqual([]);
});

test('without a network it ends with one sentence and leaves nothing', async () => {
  const storage = folder();
  const env = {
    PATH: quickPython(),
    PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    PIP_RETRIES: '0',
    PIP_NO_CACHE_DIR: '1',
  };
  const { code, errors } = await call({ words: ['--yes'], storage, env });
  expect(code).toBe(6);
  expect(errors).toMatch(
    /^Error: TensorFlow 2\.18\.1 for the processor could not be fetched: .+\nNothing was kept\..+\n$/,
  );
  expect(readdirSync(storage)).toEqual([]);
});

test('interrupted while it fetches, it leaves nothing', async () => {
  const storage = folder();
  const slow = `case "$*" in *venv*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python";; *pip*) exec sleep 60;; *) echo 3.11;; esac`;
  const path = `${pathWith({ 'python3.12': slow })}${delimiter}${process.env.PATH}`;
  const child = start({ words: ['--yes'], storage, env: { PATH: path } });
  const ended = answerOf(child);
  const python = join(storage, 'tensorflow.new', 'tensorflow', 'python', 'bin');
  while (!isThere(python)) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  expect((await ended).errors).toContain('The set-up was interrupted; nothing was kept.');
  expect(readdirSync(storage)).toEqual([]);
});

test('what is there already stays when a new set-up fails', async () => {
  const storage = folder();
  mkdirSync(join(storage, 'tensorflow'));
  writeFileSync(join(storage, 'tensorflow', 'setup.json'), '{}');
  const empty = folder();
  const { errors } = await call({ words: ['--yes', '--from', empty], storage });
  expect(errors).toContain(`${empty} does not hold a libtensorflow for this machine.`);
  expect(readdirSync(join(storage, 'tensorflow'))).toEqual(['setup.json']);
});

test('libraries that are none are not taken into use', async () => {
  const storage = folder();
  const { code, errors } = await call({ words: ['--yes', '--from', withLibraries(folder())], storage });
  expect(code).toBe(6);
  expect(errors).toContain('TensorFlow was fetched but does not train on this machine');
  expect(readdirSync(storage)).toEqual([]);
});

test('undo removes all of it, and says so when there is nothing', async () => {
  const storage = folder();
  mkdirSync(join(storage, 'tensorflow'));
  const words = ['--undo'];
  expect((await call({ words, storage })).output).toBe(`Removed ${join(storage, 'tensorflow')}.\n`);
  expect((await call({ words, storage })).output).toContain('Nothing to undo');
});

test('another word than tensorflow has nothing to set up', async () => {
  const child = spawn(process.execPath, [cli, 'setup', 'jax'], { stdio: ['ignore', 'pipe', 'pipe'] });
  expect((await answerOf(child)).errors).toContain('There is nothing to set up for "jax".');
});

function isThere(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}
