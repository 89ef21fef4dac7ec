/** @file Setting ONNX Runtime's CUDA provider up, with a driver and wheels that are stand-ins. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { examineApart } from '../../src/doctor/examine-apart.js';
import { planSetup } from '../../src/doctor/setup/plan.js';
import { setUpEngine } from '../../src/doctor/setup/set-up.js';
import { undoSetUp } from '../../src/doctor/setup/undo.js';
import { wheels } from '../../src/doctor/setup/wheels.js';
import { providerFolder } from '../../src/engines/onnxruntime/location.js';
import { answerOf, cli } from '../cli/product.js';
import { folder, nvidiaSmi, pathWith, quickPython, wheelFolder } from './machine.js';

const engine = 'onnxruntime-cuda';
const provider = { 'onnxruntime/capi/libonnxruntime_providers_cuda.so': 'no library' };
const shared = { 'onnxruntime/capi/libonnxruntime_providers_shared.so': 'no library' };
const fitting = () => wheelFolder(wheels.provider.packages, { ...provider, ...shared });

afterEach(() => {
  vi.unstubAllEnvs();
});

function setUp(words: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [cli, 'setup', engine, '--yes', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return answerOf(child);
}

test('without a driver it says so, and what to use instead', async () => {
  const storage = folder();
  const env = { L2T_STORAGE: storage, PATH: pathWith({ 'nvidia-smi': 'exit 9' }) };
  expect((await setUp([], env)).errors).toBe(
    'Error: No NVIDIA driver was found, and the engine onnxruntime-cuda computes on NVIDIA GPUs only.\nInstall the driver 580 or newer; without such a GPU choose the engine onnxruntime.\n',
  );
  expect(readdirSync(storage)).toEqual([]);
});

test('a driver too old for CUDA 13 is named, with the engine that takes it', async () => {
  const env = { L2T_STORAGE: folder(), PATH: pathWith({ 'nvidia-smi': nvidiaSmi('550.54.15') }) };
  expect((await setUp([], env)).errors).toBe(
    'Error: NVIDIA L4: the driver 550.54.15 is older than 580, which CUDA 13 needs.\nUpdate the driver, or choose the engine tensorflow, which takes drivers from 525 on with this card.\n',
  );
});

test('a folder without wheels is refused', async () => {
  const env = { L2T_STORAGE: folder(), PATH: pathWith({ 'nvidia-smi': nvidiaSmi('580.65.06') }) };
  expect((await setUp(['--from', folder()], env)).errors).toContain('is no folder of wheels.');
});

test('a wheel that is not in the folder is named, and nothing is kept', async () => {
  const storage = folder();
  const env = { L2T_STORAGE: storage, PATH: quickPython({ 'nvidia-smi': nvidiaSmi('580.65.06') }) };
  const { code, errors } = await setUp(['--from', wheelFolder(['nvidia-cublas==1.0'], {})], env);
  expect([code, errors]).toEqual([6, expect.stringContaining('No matching distribution found for')]);
  expect(readdirSync(storage)).toEqual([]);
});

test('libraries that do not load are not taken into use', async () => {
  const storage = folder();
  const env = { L2T_STORAGE: storage, PATH: quickPython({ 'nvidia-smi': nvidiaSmi('580.65.06') }) };
  const { code, errors } = await setUp(['--from', fitting()], env);
  expect([code, errors]).toEqual([
    6,
    expect.stringContaining("ONNX Runtime's CUDA provider was fetched but does not train on this machine: "),
  ]);
  expect(readdirSync(storage)).toEqual([]);
});

test('what trains is kept: the provider beside a copy of ONNX Runtime, found by whoever starts a trainer; and undone', async () => {
  const storage = folder();
  vi.stubEnv('L2T_STORAGE', storage);
  vi.stubEnv('PATH', quickPython({ 'nvidia-smi': nvidiaSmi('580.65.06') }));
  const report = { engine, title: '', works: true, device: 'cuda', threads: 1, gflopPerSecond: 9 };
  // It stands for the doctor on a machine with a GPU: it answers only where the loader would find all libraries.
  const doctor = `const { existsSync } = require('node:fs');
    const found = (name) => process.env.LD_LIBRARY_PATH.split(':').some((folder) => existsSync(folder + '/' + name));
    const names = ['libonnxruntime.so.1', 'libonnxruntime_providers_cuda.so', 'libnvidia-cublas.so'];
    if (names.every(found)) console.log(${JSON.stringify(JSON.stringify(report))});`;
  const plan = await planSetup(engine, { from: fitting() });
  const { signal } = new AbortController();
  await setUpEngine(plan, { examination: [process.execPath, '-e', doctor], signal });
  const home = join(storage, engine);
  const placed = providerFolder(home);
  expect(readdirSync(placed).sort()).toEqual([
    'libonnxruntime.so.1',
    'libonnxruntime_providers_cuda.so',
    'libonnxruntime_providers_shared.so',
  ]);
  expect(existsSync(realpathSync(join(placed, 'libonnxruntime_providers_cuda.so')))).toBe(true);
  expect(JSON.parse(readFileSync(join(home, 'setup.json'), 'utf8'))).toMatchObject({
    from: wheels.provider.packages,
    nvidia: { driver: '580.65.06' },
    measured: { device: 'cuda', gflopPerSecond: 9 },
  });
  expect(await undoSetUp(engine)).toBe(true);
  expect(readdirSync(storage)).toEqual([]);
});

test('the doctor says that it was not set up, and names the command that does it', async () => {
  vi.stubEnv('L2T_STORAGE', folder());
  const report = await examineApart(engine, [process.execPath, cli, 'doctor', '--engine', engine, '--json']);
  expect(report).toMatchObject({
    works: false,
    why: 'it has not been set up.',
    nextStep: expect.stringContaining('l2t setup onnxruntime-cuda'),
  });
});
