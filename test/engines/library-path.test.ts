/** @file A process that trains is started so that it finds the libraries of its engine, and no other's. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineName } from '../../src/catalog/engines.js';
import { withEngineLibraries } from '../../src/engines/library-path.js';
import { onnxRuntimeVersion } from '../../src/engines/onnxruntime/location.js';
import { cudaVersions } from '../../src/engines/storage.js';

let storage = '';
const packages = (engine: string) => join(storage, engine, 'python/lib/python3.11/site-packages');
const cuDnn = (engine: string) => join(packages(engine), 'nvidia/cudnn/lib');
const provider = () => join(storage, 'onnxruntime-cuda/lib', onnxRuntimeVersion);

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'l2t-libraries-'));
  vi.stubEnv('L2T_STORAGE', storage);
  for (const engine of ['tensorflow', 'onnxruntime-cuda']) {
    mkdirSync(cuDnn(engine), { recursive: true });
    writeFileSync(join(cuDnn(engine), 'libcudnn.so.9'), '');
  }
});

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

onLinux('the automatic choice finds those first that the doctor measured to be faster', () => {
  const measured = { [hostname()]: { tensorflow: 10, 'onnxruntime-cuda': 20 } };
  writeFileSync(join(storage, 'engines.json'), JSON.stringify(measured));
  expect(pathFor('auto')).toEqual([provider(), cuDnn('onnxruntime-cuda'), cuDnn('tensorflow')]);
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
