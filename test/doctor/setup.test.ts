/** @file Setting TensorFlow up: what is planned and said, and that nothing is left when it goes wrong. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { graphicsLines } from '../../src/doctor/graphics.js';
import { reasonIn } from '../../src/doctor/setup/fetch.js';
import { driverOf } from '../../src/doctor/setup/nvidia.js';
import { type Origin, planLines } from '../../src/doctor/setup/plan.js';
import { librariesOf } from '../../src/doctor/setup/unpack.js';
import { wheels } from '../../src/doctor/setup/wheels.js';
import { withCudaLibraries } from '../../src/engines/library-path.js';
import { type Answer, answerOf, cli } from '../cli/product.js';
import { builtAddon } from '../engines/tensorflow-storage.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'l2t-setup-'));

beforeAll(builtAddon);

/** A program on a PATH of its own, beside this Node. */
function pathWith(programs: Readonly<Record<string, string>>): string {
  const bin = folder();
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return bin;
}

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

test('a machine without a card is told that the processor computes, and how much is fetched', () => {
  const origin: Origin = {
    kind: 'index',
    python: { program: 'python3.11', version: '3.11' },
    wheel: wheels.processor,
  };
  const lines = planLines({ origin, nvidia: undefined, addon: '', home: '/home/you/tensorflow' });
  expect(lines).toEqual([
    'No NVIDIA driver was found: TensorFlow will compute on the processor.',
    'TensorFlow 2.18.1 for the processor will be downloaded: 230 MB, 991 MB on the disk.',
    'Python 3.11 fetches it, with pip, in a virtual environment of its own.',
    'It goes into /home/you/tensorflow and nowhere else.',
  ]);
});

test('cards, driver and the newest CUDA are read from what nvidia-smi prints', () => {
  const banner = '| NVIDIA-SMI 550.54.15   Driver Version: 550.54.15   CUDA Version: 12.4     |';
  expect(driverOf('NVIDIA H100 80GB HBM3, 550.54.15\nNVIDIA H100 80GB HBM3, 550.54.15\n', banner)).toEqual({
    cards: ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 80GB HBM3'],
    driver: '550.54.15',
    cuda: '12.4',
  });
});

test('a driver that is not loaded is no driver', () => {
  expect(driverOf('NVIDIA-SMI has failed because it could not communicate with the driver.', '')).toBe(
    undefined,
  );
});

test('a driver too old for CUDA 12 is named, with what to do', () => {
  const origin: Origin = { kind: 'here', path: '/tf.whl' };
  const nvidia = { cards: ['NVIDIA GeForce GTX 1080'], driver: '470.239.06' };
  expect(planLines({ origin, nvidia, addon: '', home: '/home' })[0]).toBe(
    'NVIDIA GeForce GTX 1080, driver 470.239.06: the driver is older than 525, which CUDA 12 needs, so TensorFlow will compute on the processor. Update the driver, then run this again.',
  );
});

test('of what pip complains of, the last error is the reason', () => {
  expect(reasonIn('WARNING: x\nERROR: Could not find a version\nERROR: No matching distribution found')).toBe(
    'No matching distribution found',
  );
});

test('without a Python that has a wheel, it says which is needed and what to use instead', async () => {
  const storage = folder();
  const env = { PATH: pathWith({ python3: 'echo 3.14' }) };
  const { code, errors } = await call({ words: ['--yes'], storage, env });
  expect([code, errors]).toEqual([
    6,
    'Error: Only Python 3.14 was found; fetching TensorFlow needs Python 3.9 to 3.12.\nInstall such a Python, or give a libtensorflow with "--from", or choose the engine onnxruntime instead.\n',
  ]);
  expect(readdirSync(storage)).toEqual([]);
});

test('without a network it ends with one sentence and leaves nothing', async () => {
  const storage = folder();
  const env = { PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_RETRIES: '0', PIP_NO_CACHE_DIR: '1' };
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

const content = { main: 'the C interface, the larger file', framework: 'the framework' };

function withLibraries(place: string): string {
  mkdirSync(join(place, 'lib'));
  writeFileSync(join(place, 'lib', 'libtensorflow.so.2.18.1'), content.main);
  writeFileSync(join(place, 'lib', 'libtensorflow.so.2'), 'stub');
  writeFileSync(join(place, 'lib', 'libtensorflow_framework.so.2'), content.framework);
  return place;
}

const archives: Readonly<Record<string, (file: string) => void>> = {
  'a.whl': (file) =>
    writeFileSync(
      file,
      zipSync({
        'tensorflow/libtensorflow_cc.so.2': strToU8(content.main),
        'tensorflow/libtensorflow_framework.so.2': strToU8(content.framework),
        'tensorflow/__init__.py': strToU8('raise SystemExit'),
      }),
    ),
  'a.tar.gz': (file) => execFileSync('tar', ['-czf', file, '-C', withLibraries(folder()), 'lib']),
};

for (const [name, make] of Object.entries(archives)) {
  test(`the libraries are found in ${name}`, async () => {
    const file = join(folder(), name);
    make(file);
    const found = await librariesOf(file, join(dirname(file), 'unpacked'));
    expect(readFileSync(found['libtensorflow_cc.so.2'], 'utf8')).toBe(content.main);
    expect(readFileSync(found['libtensorflow_framework.so.2'], 'utf8')).toBe(content.framework);
  });
}

test('a file that is no archive is called damaged', async () => {
  const file = join(folder(), 'a.tar.gz');
  writeFileSync(file, 'not an archive');
  await expect(librariesOf(file, join(dirname(file), 'unpacked'))).rejects.toMatchObject({
    code: 'setup/damaged',
  });
});

test("a trainer finds CUDA's libraries that came with TensorFlow", () => {
  const home = folder();
  const nvidia = join(home, 'python/lib/python3.11/site-packages/nvidia/cudnn/lib');
  mkdirSync(nvidia, { recursive: true });
  writeFileSync(join(nvidia, 'libcudnn.so.9'), '');
  expect(withCudaLibraries({ LD_LIBRARY_PATH: '/own' }, home).LD_LIBRARY_PATH).toBe(`${nvidia}:/own`);
});

function isThere(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}

test('the doctor says which driver was found and which is wanted', () => {
  const nvidia = { cards: ['NVIDIA L4'], driver: '550.54.15', cuda: '12.4' };
  expect(graphicsLines({ nvidia, librariesSetUp: true })).toEqual([
    'NVIDIA L4: driver 550.54.15 (wanted: 525 or newer), CUDA up to 12.4 (wanted: 12).',
    'CUDA 12 and cuDNN 9 came with the set-up of TensorFlow.',
  ]);
});
