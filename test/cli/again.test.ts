/** @file Which calls of the command line have to start it once more, with the libraries of the engine that they open. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lacksLibraries } from '../../src/cli/again.js';
import { withEngineLibraries } from '../../src/engines/library-path.js';
import { onnxRuntimeVersion } from '../../src/engines/onnxruntime/location.js';
import { writeCheckpoint } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const onLinux = test.runIf(process.platform === 'linux');
let environment: NodeJS.ProcessEnv = {};

beforeEach(() => {
  const storage = folder();
  const cuDnn = join(storage, 'onnxruntime-cuda/python/lib/python3.11/site-packages/nvidia/cudnn/lib');
  const addon = join(storage, 'tensorflow/addon/lib/napi-v8');
  const provider = join(storage, 'onnxruntime-cuda/lib', onnxRuntimeVersion);
  for (const place of [cuDnn, addon, provider]) mkdirSync(place, { recursive: true });
  writeFileSync(join(cuDnn, 'libcudnn.so.9'), '');
  writeFileSync(join(provider, 'libonnxruntime_providers_cuda.so'), '');
  writeFileSync(join(addon, 'tfjs_binding.node'), '');
  environment = { L2T_STORAGE: storage };
});

async function runOn(engine: string): Promise<string> {
  const run = await createRun(folder(), newRun({ engine: 'auto' }));
  const progress = { iteration: 1, epoch: 1, iterationsPerEpoch: 2, epochs: 2 };
  await writeCheckpoint(join(run, runFiles.checkpoint), {
    progress,
    snapshot: { tensors: new Map(), position: { engine } },
  });
  return run;
}

onLinux('the engine that a call names is the one whose libraries it needs', async () => {
  expect(await lacksLibraries(['doctor', '--engine', 'onnxruntime-cuda', '--json'], environment)).toBe(true);
});

onLinux('a call that was started with them needs nothing', async () => {
  const started = withEngineLibraries(environment, 'onnxruntime-cuda');
  expect(await lacksLibraries(['doctor', '--engine=onnxruntime-cuda'], started)).toBe(false);
});

onLinux('maps of a run are computed with the libraries of the engine that trained it', async () => {
  const words = ['saliency', await runOn('onnxruntime-cuda'), '--pair', '0'];
  expect(await lacksLibraries(words, withEngineLibraries(environment, 'auto'))).toBe(true);
});

onLinux('the doctor, who examines all engines in processes of their own, is not started twice', async () => {
  const measured = JSON.stringify({ [hostname()]: { 'onnxruntime-cuda': 9 } });
  writeFileSync(join(environment.L2T_STORAGE ?? '', 'engines.json'), measured);
  expect(await lacksLibraries(['doctor', '--json'], environment)).toBe(false);
});

onLinux('a command that opens no engine itself is never started twice', async () => {
  expect(await lacksLibraries(['stop', await runOn('onnxruntime-cuda')], environment)).toBe(false);
});

test('a word that is the name of a method of objects is no command', async () => {
  expect(await lacksLibraries(['constructor', 'birds'], environment)).toBe(false);
});
