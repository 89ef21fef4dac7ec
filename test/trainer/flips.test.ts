/** @file One flipped bit anywhere in a run folder, then a resume: it is found, or it does no harm. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { readRunNetwork } from '../../src/cli/run-weights.js';
import { StudioError } from '../../src/errors/studio-error.js';
import { readBest, readCheckpoint } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readResult } from '../../src/run/folder/read.js';
import { randomStream } from '../../src/tensor/random.js';
import { safetensorsPieces } from '../../src/tensor/safetensors.js';
import type { ParentMessage } from '../../src/trainer/parent.js';
import { runTrainer } from '../../src/trainer/process.js';
import { openTrainingSession } from '../../src/trainer/session.js';
import type { OpenSession } from '../../src/trainer/training-session.js';
import { images } from '../data/folders.js';
import { newRun } from '../run/example-run.js';
import { readMetrics } from '../run/read-metrics.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const told = vi.hoisted((): ParentMessage[] => []);

vi.mock('../../src/trainer/parent.js', () => ({
  tellParent: async (message: ParentMessage) => void told.push(message),
}));

/** Images that depend on what is asked for, without threads and files. */
vi.mock('../../src/data/worker-pool.js', () => ({
  WorkerPool: class {
    readonly size = 1;
    async request({ positions, draw }: { positions: Uint32Array; draw?: { epoch: number } }) {
      return Float32Array.from({ length: positions.length * 3 * 32 * 32 }, (_, index) =>
        Math.sin(index + 7 * (positions[Math.floor(index / 3072)] ?? 0) + (draw?.epoch ?? 0)),
      );
    }
    async close() {}
  },
}));

/** Trains as the trainer's process does; the code of what failed. */
async function train(
  folder: string,
  openSession: OpenSession = openTrainingSession,
): Promise<string | undefined> {
  told.length = 0;
  // A trainer listens to signals until its process ends.
  const listening = vi.spyOn(process, 'on').mockReturnValue(process);
  await runTrainer(folder, openSession);
  listening.mockRestore();
  const failed = told.find((message) => message.kind === 'failed');
  return failed?.kind === 'failed' ? failed.failure.code : undefined;
}

/** The same, killed by an error once so many iterations are done. */
const until =
  (iterations: number): OpenSession =>
  async (run, options) => {
    const session = await openTrainingSession(run, options);
    const advance = session.advance.bind(session);
    session.advance = () => {
      if (session.iteration === iterations) throw new Error('the machine is switched off');
      return advance();
    };
    return session;
  };

/** What a run has yielded in the end, times aside. */
async function yieldOf(folder: string) {
  const checkpoint = await readCheckpoint(join(folder, runFiles.checkpoint));
  const { seconds: _, ...result } = { ...(await readResult(folder)) };
  const { seconds: __, ...position } = { ...checkpoint?.snapshot.position };
  const best = await readBest(join(folder, runFiles.best));
  return { result, position, tensors: checkpoint?.snapshot.tensors, best };
}

const images32 = ['robin', 'wren'].flatMap((name) => [1, 2, 3, 4].map((k) => `${name}/${k}.png`));
let begun = '';
let finished = '';

beforeAll(async () => {
  const folder = newFolder();
  for (const [path, bytes] of Object.entries(await images(images32))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  begun = await createRun(
    newFolder(),
    newRun({
      target: { network: 'vgg9', width: 1 / 64 },
      data: { dataset: 'image-folder', folder, validationFraction: 0.25, seed: 0, workers: 1 },
      epochs: 3,
      batchSize: 2,
    }),
  );
  finished = join(newFolder(), 'finished');
  cpSync(begun, finished, { recursive: true });
  expect(await train(finished)).toBeUndefined();
  const iterations = (await readResult(finished))?.iterations ?? 0;
  expect(await train(begun, until(iterations - 1))).toBe('run/defect');
});

/** A copy of the folder with one bit flipped; which one follows from the number. */
function flipped(folder: string, number: number): { readonly copy: string; readonly where: string } {
  const copy = join(newFolder(), 'run');
  cpSync(folder, copy, { recursive: true });
  const draw = randomStream(20261201, 'flip', number);
  const names = readdirSync(copy).toSorted();
  const name = names[Math.floor(draw.uniform() * names.length)] ?? '';
  const bytes = readFileSync(join(copy, name));
  const [byte, bit] = [Math.floor(draw.uniform() * bytes.length), Math.floor(draw.uniform() * 8)];
  bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
  writeFileSync(join(copy, name), bytes);
  return { copy, where: `bit ${bit} of byte ${byte} of ${name}` };
}

test('the run that flips are tried on ends where the uninterrupted one ends', async () => {
  const copy = join(newFolder(), 'run');
  cpSync(begun, copy, { recursive: true });
  expect(readdirSync(copy)).toContain(runFiles.previousCheckpoint);
  expect(await train(copy)).toBeUndefined();
  expect(await yieldOf(copy)).toEqual(await yieldOf(finished));
});

test('100 of 100 flipped bits anywhere in a run folder are found or harmless', async () => {
  const whole = await yieldOf(finished);
  const found = new Set<string>();
  for (let number = 0; number < 100; number++) {
    const { copy, where } = flipped(begun, number);
    const code = (await train(copy)) ?? (saysLost(copy) ? 'run/best-lost' : undefined);
    expect.soft(code, where).not.toBe('run/defect');
    if (code === undefined) expect.soft(await yieldOf(copy), where).toEqual(whole);
    else found.add(code);
  }
  expect([...found].toSorted()).toEqual(['run/best-lost', 'run/broken-checkpoint', 'run/damaged-config']);
});

const saysLost = (folder: string): boolean =>
  readFileSync(join(folder, runFiles.log), 'utf8').includes('run/best-lost');

test('100 of 100 flipped bits in the folder of a finished run change neither its result nor its network', async () => {
  const [whole, network] = [await yieldOf(finished), await readRunNetwork(finished)];
  for (let number = 100; number < 200; number++) {
    const { copy, where } = flipped(finished, number);
    const found = await readRunNetwork(copy).catch((error) => error);
    if (!(found instanceof StudioError)) expect.soft(found.weights, where).toEqual(network.weights);
    const shown = await readResult(copy);
    const code = await train(copy);
    if (shown === undefined && code === undefined)
      expect.soft((await yieldOf(copy)).result, where).toEqual(whole.result);
    else if (shown !== undefined)
      expect.soft({ ...shown, seconds: 0 }, where).toEqual({ ...whole.result, seconds: 0 });
    expect.soft(code, where).not.toBe('run/defect');
  }
});

/** The same run as the first version wrote it: without sums, and without what checkpoints know since. */
async function asFormat1(folder: string): Promise<string> {
  const copy = join(newFolder(), 'run');
  cpSync(folder, copy, { recursive: true });
  const [file, config] = [join(copy, runFiles.checkpoint), join(copy, runFiles.configuration)];
  const { progress, snapshot } = (await readCheckpoint(file)) ?? {};
  const { inputs: _, ...position } = { ...snapshot?.position };
  const metadata = { progress: JSON.stringify(progress), position: JSON.stringify(position) };
  writeFileSync(file, Buffer.concat([...safetensorsPieces(snapshot?.tensors ?? new Map(), metadata)]));
  const { epoch, weights = new Map() } = (await readBest(join(copy, runFiles.best))) ?? {};
  const best = Buffer.concat([...safetensorsPieces(weights, { epoch: String(epoch) })]);
  writeFileSync(join(copy, runFiles.best), best);
  rmSync(join(copy, runFiles.previousCheckpoint));
  for (const [path, from, to] of [
    [config, '"format": 2', '"format": 1'],
    [join(copy, runFiles.metrics), /,"sum":"[0-9a-f]{8}"\}$/gmu, '}'],
  ] as const)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  return copy;
}

test('a run of format 1 is resumed bit for bit, and the log says that its checkpoint has no sum', async () => {
  const copy = await asFormat1(begun);
  expect(await train(copy)).toBeUndefined();
  const [old, whole] = [await yieldOf(copy), await yieldOf(finished)];
  expect({ ...old, position: { ...old.position, inputs: whole.position.inputs } }).toEqual(whole);
  expect(await iterationsOf(copy)).toEqual(await iterationsOf(finished));
  expect(readFileSync(join(copy, runFiles.log), 'utf8')).toContain('has no check sum');
});

async function iterationsOf(folder: string): Promise<number[]> {
  const records = await readMetrics(join(folder, runFiles.metrics));
  return records.filter(({ kind }) => kind !== 'event').map(({ iteration }) => iteration);
}
