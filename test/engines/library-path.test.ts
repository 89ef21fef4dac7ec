/** @file A process that trains is started so that it finds the libraries of its engine, and no other's. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineName } from '../../src/catalog/engines.js';
import { lacksEngineLibraries, withEngineLibraries } from '../../src/engines/library-path.js';
import { onnxRuntimeVersion } from '../../src/engines/onnxruntime/location.js';
import { cudaVersions } from '../../src/engines/storage.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
let storage = '';
const packages = (engine: string) => join(storage, engine, 'python/lib/python3.11/site-packages');
const cuDnn = (engine: string) => join(packages(engine), 'nvidia/cudnn/lib');
const provider = () => join(storage, 'onnxruntime-cuda/lib', onnxRuntimeVersion);

beforeEach(() => {
  storage = folder();
  vi.stubEnv('L2T_STORAGE', storage);
  for (const engine of ['tensorflow', 'onnxruntime-cuda']) {
    mkdirSync(cuDnn(engine), { recursive: true });
    writeFileSync(join(cuDnn(engine), 'libcudnn.so.9'), '');
  }
  const addon = join(storage, 'tensorflow/addon/lib/napi-v8');
  for (const folder of [addon, provider()]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(addon, 'tfjs_binding.node'), '');
  writeFileSync(join(provider(), 'libonnxruntime_providers_cuda.so'), '');
});

const measure = (speeds: object) =>
  writeFileSync(join(storage, 'engines.json'), JSON.stringify({ [hostname()]: speeds }));

afterEach(() => {
  vi.unstubAllEnvs();
});

const pathFor = (engine: EngineName, before?: string) =>
  withEngineLibraries({ L2T_STORAGE: storage, LD_LIBRARY_PATH: before }, engine).LD_LIBRARY_PATH?.split(':');

const onLinux = test.runIf(process.platform === 'linux');

onLinux('TensorFlow finds its CUDA before what the person named', () => {
  expect(pathFor('tensorflow', '/own')).toEqual([cuDnn('tensorflow'), '/own']);
});

onLinux('ONNX Runtime finds itself with its provider, and the CUDA of that', () => {
  expect(pathFor('onnxruntime-cuda')).toEqual([provider(), cuDnn('onnxruntime-cuda')]);
});

onLinux('an engine on the processor is given none', () => {
  expect(pathFor('onnxruntime')).toBeUndefined();
});

onLinux("a program that is started by one with another engine's libraries does not get those", () => {
  const outer = pathFor('tensorflow', '/own')?.join(':');
  expect(pathFor('onnxruntime-cuda', outer)).toEqual([provider(), cuDnn('onnxruntime-cuda'), '/own']);
});

onLinux('the automatic choice finds the libraries of the engine that it opens, and no others', () => {
  measure({ tensorflow: 10, 'onnxruntime-cuda': 20 });
  expect(pathFor('auto')).toEqual([provider(), cuDnn('onnxruntime-cuda')]);
});

onLinux('of engines that are about as fast, the automatic choice finds the libraries of TensorFlow', () => {
  measure({ tensorflow: 15, 'onnxruntime-cuda': 20 });
  expect(pathFor('auto')).toEqual([cuDnn('tensorflow')]);
});

onLinux('on a machine that was never measured the automatic choice finds those of TensorFlow', () => {
  expect(pathFor('auto')).toEqual([cuDnn('tensorflow')]);
});

const lacks = (engine: EngineName, startedFor?: EngineName) => {
  const environment = { L2T_STORAGE: storage };
  const own = startedFor === undefined ? environment : withEngineLibraries(environment, startedFor);
  return lacksEngineLibraries(own, engine);
};

onLinux('a process that was started plainly lacks the libraries of an engine that was set up', () => {
  expect(lacks('tensorflow')).toBe(true);
});

onLinux("a process that was started with an engine's libraries lacks nothing for it", () => {
  expect(lacks('tensorflow', 'tensorflow')).toBe(false);
});

onLinux("a process that was started with another engine's libraries lacks its own", () => {
  expect(lacks('onnxruntime-cuda', 'auto')).toBe(true);
});

onLinux('a process whose automatic choice is the engine wanted lacks nothing', () => {
  expect(lacks('tensorflow', 'auto')).toBe(false);
});

onLinux('an engine of a plain install lacks nothing', () => {
  expect(lacks('onnxruntime')).toBe(false);
});

test('an environment is left as it is where nothing was set up', () => {
  const environment = { L2T_STORAGE: join(storage, 'empty'), LD_LIBRARY_PATH: '/own' };
  expect(withEngineLibraries(environment)).toBe(environment);
});

test('the provider that is fetched is of the version that the product is pinned to', () => {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(dependencies['onnxruntime-node']).toBe(onnxRuntimeVersion);
});

test('versions of CUDA and cuDNN are what pip noted', () => {
  for (const note of ['nvidia_cuda_runtime_cu12-12.5.82.dist-info', 'nvidia_cudnn_cu12-9.3.0.75.dist-info'])
    mkdirSync(join(packages('tensorflow'), note));
  expect(cudaVersions(join(storage, 'tensorflow'))).toEqual({ cuda: '12.5.82', cuDnn: '9.3.0.75' });
});
