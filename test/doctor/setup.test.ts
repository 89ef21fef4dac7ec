/** @file Setting TensorFlow up by the command line: nothing is left when it goes wrong. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { alone } from '../../src/doctor/setup/alone.js';
import { type WheelRow, wheels } from '../../src/doctor/setup/wheels.js';
import { ownIdentity } from '../../src/run/process/identity.js';
import { type Answer, answerOf, cli } from '../cli/product.js';
import { builtAddon } from '../engines/tensorflow-storage.js';
import { folder, nvidiaSmi, pathWith, quickPython, wheelFolder, withLibraries } from './machine.js';

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

/** No package index, but stand-ins of these wheels, whose libraries are none. */
const offline = ({ packages }: WheelRow) => ({
  PIP_NO_INDEX: '1',
  PIP_FIND_LINKS: wheelFolder(packages, {
    'tensorflow/libtensorflow_cc.so.2': 'no library',
    'tensorflow/libtensorflow_framework.so.2': 'no library',
  }),
});

const call = (what: Call): Promise<Answer> => answerOf(start(what));

test('without a Python that is new enough, it says which is needed and what to use instead', async () => {
  const storage = folder();
  const env = { PATH: pathWith({ python3: 'echo 3.6' }) };
  const { code, errors } = await call({ words: ['--yes'], storage, env });
  expect([code, errors]).toEqual([
    6,
    'Error: Only Python 3.6 was found; fetching TensorFlow 2.21.0 for the processor needs Python 3.9 or newer.\nInstall such a Python, or give what is here already with "--from", or choose the engine onnxruntime instead.\n',
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
    /^Error: TensorFlow 2\.21\.0 for the processor could not be fetched: .+\nNothing was kept\..+\n$/,
  );
  expect(readdirSync(storage)).toEqual([]);
});

test.each([
  ['interrupted', 'SIGINT'],
  ['told that its terminal is closed', 'SIGHUP'],
] as const)('%s while it fetches, it leaves nothing', async (_, signal) => {
  const storage = folder();
  const slow = `case "$*" in *venv*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python";; *pip*) exec sleep 60;; *) echo 3.14;; esac`;
  const path = `${pathWith({ python3: slow })}${delimiter}${process.env.PATH}`;
  const child = start({ words: ['--yes'], storage, env: { PATH: path } });
  const ended = answerOf(child);
  const python = join(storage, 'tensorflow.new', 'tensorflow', 'python', 'bin');
  while (!isThere(python)) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill(signal);
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

test('a storage that cannot be written is said to be so, not told as a defect', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  const words = ['--yes', '--from', withLibraries(folder())];
  const { code, errors } = await call({ words, storage: join(file, 'storage') });
  expect([code, errors]).toEqual([6, expect.stringContaining('name another folder with L2T_STORAGE')]);
  expect(errors).toMatch(/^Error: .+ could not be filled: ENOTDIR/);
});

test('libraries that are none are not taken into use', async () => {
  const storage = folder();
  const { code, errors } = await call({ words: ['--yes', '--from', withLibraries(folder())], storage });
  expect(code).toBe(6);
  expect(errors).toContain('TensorFlow was fetched but does not train on this machine');
  expect(readdirSync(storage)).toEqual([]);
});

test('where CUDA is fetched and does not train, it names the set-up without a GPU', async () => {
  const storage = folder();
  const env = { PATH: quickPython({ 'nvidia-smi': nvidiaSmi('550.54.15') }), ...offline(wheels.nvidia) };
  const { errors } = await call({ words: ['--yes'], storage, env });
  expect(errors).toContain('"l2t setup tensorflow --device cpu" sets it up without the GPU.');
});

test('beside a card the processor can be chosen', async () => {
  const storage = folder();
  const env = { PATH: quickPython({ 'nvidia-smi': nvidiaSmi('550.54.15') }), ...offline(wheels.processor) };
  const { output } = await call({ words: ['--yes', '--device', 'cpu'], storage, env });
  expect(output).toContain('TensorFlow 2.21.0 for the processor will be downloaded');
});

test('undo removes all of it, and says so when there is nothing', async () => {
  const storage = folder();
  mkdirSync(join(storage, 'tensorflow'));
  const words = ['--undo'];
  expect((await call({ words, storage })).output).toBe(`Removed ${join(storage, 'tensorflow')}.\n`);
  expect((await call({ words, storage })).output).toContain('Nothing to undo');
});

test.each(['tensorflow.removed', 'tensorflow.new'])(
  'undo removes a %s that was left by a command that was killed',
  async (left) => {
    const storage = folder();
    mkdirSync(join(storage, left));
    writeFileSync(join(storage, left, 'library'), '');
    expect((await call({ words: ['--undo'], storage })).output).toContain('Removed');
    expect(readdirSync(storage)).not.toContain(left);
  },
);

test('undo removes an engine beside what an undo that was killed had left', async () => {
  const storage = folder();
  for (const name of ['tensorflow', 'tensorflow.removed']) {
    mkdirSync(join(storage, name));
    writeFileSync(join(storage, name, 'library'), '');
  }
  await call({ words: ['--undo'], storage });
  expect(readdirSync(storage)).not.toContain('tensorflow');
});

/** Its set-up is going on in this process. */
async function beingSetUp(): Promise<string> {
  const storage = folder();
  mkdirSync(join(storage, 'tensorflow'));
  writeFileSync(join(storage, 'tensorflow.lock'), JSON.stringify(await ownIdentity(storage)));
  return storage;
}

test('an engine that is being set up is not undone', async () => {
  const storage = await beingSetUp();
  const { errors } = await call({ words: ['--undo'], storage });
  expect(errors).toContain('Another set-up of the engine tensorflow is going on');
  expect(readdirSync(storage)).toContain('tensorflow');
});

test('of an engine that is not undone the measured speed is kept', async () => {
  const storage = await beingSetUp();
  const speeds = JSON.stringify({ [hostname()]: { tensorflow: 9 } });
  writeFileSync(join(storage, 'engines.json'), speeds);
  await call({ words: ['--undo'], storage });
  expect(readFileSync(join(storage, 'engines.json'), 'utf8')).toBe(speeds);
});

test('a set-up that cannot clear up after itself still lets the next one begin', async () => {
  const storage = folder();
  const failing = alone('tensorflow', join(storage, 'tensorflow'), () => Promise.reject(new Error('busy')));
  await expect(failing).rejects.toThrow('busy');
  expect(readdirSync(storage)).toEqual([]);
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
