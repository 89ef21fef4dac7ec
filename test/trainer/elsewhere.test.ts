/**
 * @file Where an engine that is chosen automatically does not open, the next is tried by a trainer that was started with
 * the libraries of that one.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { onnxRuntimeVersion } from '../../src/engines/onnxruntime/location.js';
import type { OpenedEngine } from '../../src/engines/open.js';
import { createRun } from '../../src/run/folder/create.js';
import { type RunResult, runFiles } from '../../src/run/folder/format.js';
import { type Elsewhere, openAhead } from '../../src/trainer/open-ahead.js';
import { startTrainer } from '../../src/trainer/start.js';
import { fewImages, newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { killIfThere, until } from './trainers.js';

const folder = temporaryFolders();
const onLinux = test.runIf(process.platform === 'linux');
const pids = new Set<number>();
afterAll(() => pids.forEach(killIfThere));

/** Two engines are set up with CUDA of their own, and neither opens: what lies there are no libraries. */
beforeEach(() => {
  const storage = folder();
  const packages = 'python/lib/python3.11/site-packages/nvidia/cudnn/lib/libcudnn.so.9';
  for (const file of [
    `tensorflow/${packages}`,
    `onnxruntime-cuda/${packages}`,
    'tensorflow/addon/lib/napi-v8/tfjs_binding.node',
    `onnxruntime-cuda/lib/${onnxRuntimeVersion}/libonnxruntime_providers_cuda.so`,
  ]) {
    mkdirSync(dirname(join(storage, file)), { recursive: true });
    writeFileSync(join(storage, file), 'no library');
  }
  vi.stubEnv('L2T_STORAGE', storage);
  vi.stubEnv('L2T_LIBRARIES', undefined);
});

const small = { target: { network: 'vgg9', width: 1 / 16 }, data: fewImages, epochs: 1 } as const;
const automaticRun = () => createRun(folder(), newRun({ ...small, engine: 'auto' }));
const tensorflow = { engine: 'tensorflow', why: 'its library is broken' };

const asked = (ahead: OpenedEngine | Elsewhere | undefined) =>
  ahead && 'next' in ahead ? { next: ahead.next, tried: ahead.notTaken.map(({ engine }) => engine) } : ahead;

onLinux('an engine whose libraries the process lacks is left to another process', async () => {
  vi.stubEnv('L2T_LIBRARIES', 'tensorflow');
  expect(asked(await openAhead(await automaticRun(), []))).toEqual({
    next: 'onnxruntime-cuda',
    tried: ['tensorflow'],
  });
});

test('an engine that did not open in a trainer before is not tried again', async () => {
  vi.stubEnv('L2T_LIBRARIES', 'onnxruntime-cuda');
  const ahead = await openAhead(await automaticRun(), [tensorflow]);
  expect(ahead).toMatchObject({ engine: { name: 'onnxruntime' } });
  expect(ahead?.notTaken[0]).toEqual(tensorflow);
});

test('an engine that the experiment names is left to the training, whose failure it is', async () => {
  expect(await openAhead(await createRun(folder(), newRun({ engine: 'tensorflow' })), [])).toBeUndefined();
});

/** A trainer that notes for whom it was started and says this, then that. */
function saying(...messages: readonly object[]): string {
  const file = join(folder(), 'trainer.mjs');
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync } from 'node:fs';
    const notes = process.argv[2] + '/notes';
    appendFileSync(notes, JSON.stringify([process.env.L2T_LIBRARIES, JSON.parse(process.argv[3])]) + '\\n');
    const turn = readFileSync(notes, 'utf8').trim().split('\\n').length - 1;
    process.send(${JSON.stringify(messages)}[turn], () => process.exit());`,
  );
  return file;
}

onLinux('a trainer that says so is followed by one with the libraries of the next engine', async () => {
  const run = await automaticRun();
  const elsewhere = { kind: 'elsewhere', next: 'onnxruntime-cuda', notTaken: [tensorflow] };
  await startTrainer(run, { trainerFile: saying(elsewhere, { kind: 'ready' }) });
  const notes = readFileSync(join(run, 'notes'), 'utf8').trim().split('\n');
  expect(notes.map((note) => JSON.parse(note))).toEqual([
    ['tensorflow', []],
    ['onnxruntime-cuda', [tensorflow]],
  ]);
});

test('what fails in the trainer that follows comes out of the start', async () => {
  const failure = { code: 'run/busy', message: 'busy', remedy: 'wait', exitCode: 8 };
  const elsewhere = { kind: 'elsewhere', next: 'onnxruntime', notTaken: [] };
  const trainerFile = saying(elsewhere, { kind: 'failed', failure });
  await expect(startTrainer(await automaticRun(), { trainerFile })).rejects.toMatchObject(failure);
});

describe('a run whose first two engines do not open', () => {
  async function trained(): Promise<string> {
    const run = await automaticRun();
    const { pid } = await startTrainer(run, { trainerFile: join(inject('product'), 'trainer.js') });
    pids.add(pid);
    await until(() => existsSync(join(run, runFiles.result)));
    return run;
  }

  onLinux('says which was taken, and of each other what it said with its own libraries', async () => {
    const { engine }: RunResult = JSON.parse(readFileSync(join(await trained(), runFiles.result), 'utf8'));
    expect([engine.name, ...engine.notTaken.map((one) => one.engine)]).toEqual([
      'onnxruntime',
      'tensorflow',
      'onnxruntime-cuda',
    ]);
    expect(engine.notTaken[1]?.why).not.toContain('without its libraries');
  });

  onLinux('knows nothing of the trainers that did not train', async () => {
    const records = readFileSync(join(await trained(), runFiles.metrics), 'utf8')
      .trim()
      .split('\n');
    const events = records.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'event');
    expect(events.map(({ name }) => name)).toEqual(['started', 'checkpoint', 'finished']);
  });
});
