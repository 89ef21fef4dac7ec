/** @file Whether a run goes on from what it was, and what it says where it cannot. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint, writeBest, writeCheckpoint } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { type RunConfiguration, runFiles } from '../../src/run/folder/format.js';
import { requireOneRun } from '../../src/run/folder/one-run.js';
import { readConfiguration, readResult } from '../../src/run/folder/read.js';
import { resultText } from '../../src/run/folder/result-file.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { withSum } from '../../src/run/records/line-sum.js';
import { filled, type NamedTensors } from '../../src/tensor/host-tensor.js';
import { RunKeeper } from '../../src/trainer/keeper.js';
import { sumsFromJson } from '../../src/trainer/session/epoch-sums.js';
import { inputsFromJson } from '../../src/trainer/session/inputs.js';
import { positionFromJson, positionToJson, start } from '../../src/trainer/session/position.js';
import { requireFit } from '../../src/trainer/session/snapshot-fit.js';
import type { TrainingSession } from '../../src/trainer/training-session.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const theta = (value: number): NamedTensors => new Map([['theta', filled([2], value)]]);

/** A session that has done so many iterations, ten an epoch; each epoch is better than the one before. */
function sessionAt(iteration: number, tensors = theta(iteration)): TrainingSession {
  const never = () => Promise.reject(new Error('not asked here'));
  return {
    iteration,
    epoch: Math.ceil(iteration / 10),
    iterationsPerEpoch: 10,
    epochs: 4,
    engine: {
      name: 'fake',
      device: '',
      version: '',
      reason: '',
      notTaken: [],
      threads: 1,
      deterministic: true,
    },
    advance: never,
    snapshot: async () => ({ tensors, position: { iteration } }),
    takeBest: async () => tensors,
    result: never,
    saliency: never,
    dispose: async () => undefined,
  };
}
const endOfEpoch = (epoch: number) =>
  ({
    kind: 'epoch',
    epoch,
    iteration: epoch * 10,
    time: 0,
    trainingLoss: 1,
    trainingAccuracy: 0,
    validationAccuracy: epoch / 10,
    testAccuracy: 0,
    validationImages: 1,
    testImages: 1,
  }) as const;

interface Run {
  readonly run: string;
  readonly configuration: RunConfiguration;
}

/** A run with checkpoints at the ends of so many epochs. */
async function runWith(epochs: number): Promise<Run> {
  const run = await createRun(newFolder(), newRun());
  const configuration = await readConfiguration(run);
  const keeper = await RunKeeper.open(run, configuration);
  for (let epoch = 1; epoch <= epochs; epoch++)
    await keeper.keep([endOfEpoch(epoch)], sessionAt(epoch * 10), 60);
  await keeper.close();
  return { run, configuration };
}

async function foundIn({ run }: Run): Promise<RunKeeper['found']> {
  const keeper = await RunKeeper.open(run, await readConfiguration(run));
  await keeper.close();
  return keeper.found;
}

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = 0x11 ^ (bytes.at(-1) ?? 0);
  writeFileSync(file, bytes);
}

test('the last two checkpoints are kept', async () => {
  const { run } = await runWith(3);
  const kept = [runFiles.checkpoint, runFiles.previousCheckpoint].map((name) =>
    readCheckpoint(join(run, name)),
  );
  expect((await Promise.all(kept)).map((one) => one?.progress.iteration)).toEqual([30, 20]);
});

test('a damaged checkpoint is named, with what is still good and how to go on, and nothing is changed', async () => {
  const made = await runWith(3);
  const file = join(made.run, runFiles.checkpoint);
  damage(file);
  const metrics = readFileSync(join(made.run, runFiles.metrics), 'utf8');
  await expect(foundIn(made)).rejects.toMatchObject({
    code: 'run/broken-checkpoint',
    message: expect.stringContaining(file),
    remedy: `The checkpoint before it, of iteration 20, is whole: rename ${join(made.run, runFiles.previousCheckpoint)} to ${file}, then resume. The weights of epoch 3, the best, are whole and can be exported.`,
  });
  expect(readFileSync(join(made.run, runFiles.metrics), 'utf8')).toBe(metrics);
});

test('a run goes on from the checkpoint before the last one where that is put in its place', async () => {
  const made = await runWith(3);
  renameSync(join(made.run, runFiles.previousCheckpoint), join(made.run, runFiles.checkpoint));
  expect((await foundIn(made)).checkpoint).toMatchObject({ progress: { iteration: 20 } });
});

test('where both checkpoints are damaged, the one before is not offered', async () => {
  const made = await runWith(2);
  for (const name of [runFiles.checkpoint, runFiles.previousCheckpoint]) damage(join(made.run, name));
  await expect(foundIn(made)).rejects.toMatchObject({
    remedy: expect.not.stringContaining('rename'),
  });
});

test('a run whose checkpoint is gone does not begin again', async () => {
  const made = await runWith(2);
  rmSync(join(made.run, runFiles.checkpoint));
  await expect(foundIn(made)).rejects.toMatchObject({
    code: 'run/broken-checkpoint',
    message: expect.stringContaining('is not there'),
  });
});

test('a run whose configuration is another one than before does not go on', async () => {
  const made = await runWith(1);
  const changed = { ...made.configuration, experiment: { ...made.configuration.experiment, epochs: 7 } };
  writeFileSync(join(made.run, runFiles.configuration), JSON.stringify(changed));
  await expect(foundIn(made)).rejects.toMatchObject({
    code: 'run/damaged-config',
    message: expect.stringContaining('are not of one run'),
  });
});

test('a network is not measured with a configuration that it was not trained with', async () => {
  const { run, configuration } = await runWith(1);
  await expect(requireOneRun(run, configuration)).resolves.toBeUndefined();
  const data = { ...configuration.experiment.data, seed: 1 };
  const changed = { ...configuration, experiment: { ...configuration.experiment, data } };
  await expect(requireOneRun(run, changed)).rejects.toMatchObject({ code: 'run/damaged-config' });
});

test('a configuration whose spaces are others is the same', async () => {
  const made = await runWith(1);
  writeFileSync(join(made.run, runFiles.configuration), JSON.stringify(made.configuration));
  expect((await foundIn(made)).checkpoint).toBeDefined();
});

test('the checkpoint of another run is not gone on with', async () => {
  const [made, other] = [await runWith(1), await runWith(2)];
  renameSync(join(other.run, runFiles.checkpoint), join(made.run, runFiles.checkpoint));
  await expect(foundIn(made)).rejects.toMatchObject({ code: 'run/damaged-config' });
});

test('a checkpoint without a sum is refused in a run of this format, and read in one of the first', async () => {
  const made = await runWith(1);
  const progress = { iteration: 10, epoch: 1, iterationsPerEpoch: 10, epochs: 4 };
  await writeCheckpoint(join(made.run, runFiles.checkpoint), {
    progress,
    snapshot: { tensors: theta(1), position: {} },
  });
  await expect(foundIn(made)).rejects.toMatchObject({
    code: 'run/broken-checkpoint',
    message: expect.stringContaining('has no check sum'),
  });
  writeFileSync(join(made.run, runFiles.configuration), JSON.stringify({ ...made.configuration, format: 1 }));
  expect((await foundIn(made)).checkpoint).toMatchObject({ progress });
});

test('of a finished run only the last checkpoint stays', async () => {
  const { run, configuration } = await runWith(2);
  const keeper = await RunKeeper.open(run, configuration);
  await keeper.dropPrevious();
  await keeper.close();
  expect(
    [runFiles.checkpoint, runFiles.previousCheckpoint].map((name) => existsSync(join(run, name))),
  ).toEqual([true, false]);
});

const bad = [
  ['no number', Number.NaN],
  ['infinite', Number.NEGATIVE_INFINITY],
] as const;
test.each(bad)(
  'a network whose weight is %s becomes neither best weights nor a checkpoint',
  async (_, value) => {
    const { run, configuration } = await runWith(1);
    const keeper = await RunKeeper.open(run, configuration);
    const session = sessionAt(20, new Map([...theta(2), ['bridge', filled([3], value)]]));
    const refusal = {
      code: 'training/non-finite',
      exitCode: 10,
      message: expect.stringContaining('bridge'),
      remedy: expect.stringContaining('the last checkpoint of this one is of iteration 10'),
    };
    await expect(keeper.keep([endOfEpoch(2)], session, 60)).rejects.toMatchObject(refusal);
    await expect(keeper.checkpoint(session)).rejects.toMatchObject(refusal);
    await keeper.close();
    expect(existsSync(join(run, runFiles.nextBest))).toBe(false);
    expect((await readCheckpoint(join(run, runFiles.checkpoint)))?.progress.iteration).toBe(10);
  },
);

test('a network that was not finite when its run was taken up has no result', async () => {
  const { run, configuration } = await runWith(1);
  const keeper = await RunKeeper.open(run, configuration);
  const result = JSON.parse(JSON.stringify(await readResult('test/run/format-1')));
  const session = { ...sessionAt(10, theta(Number.NaN)), takeBest: async () => undefined };
  const kept = keeper.keepReported(session, result);
  await expect(kept).rejects.toMatchObject({ code: 'training/non-finite' });
  await keeper.close();
});

test('best weights that are not finite are lost', async () => {
  const made = await runWith(1);
  await writeBest(join(made.run, runFiles.best), theta(Number.NaN), 1);
  expect((await foundIn(made)).lost?.code).toBe('run/best-lost');
});

test('where there is no checkpoint yet, nobody is told of one', async () => {
  const { run, configuration } = await runWith(0);
  const keeper = await RunKeeper.open(run, configuration);
  await expect(keeper.checkpoint(sessionAt(3, theta(Number.NaN)))).rejects.toMatchObject({
    remedy: expect.stringContaining('has no checkpoint yet'),
  });
  await keeper.close();
});

const initial = new Map([...theta(0), ['momentum.theta', filled([2], 0)], ['source.0.a', filled([9], 0)]]);
const saved = new Map([...theta(1), ['momentum.theta', filled([2], 1)]]);
const misfits: readonly (readonly [string, NamedTensors])[] = [
  ['that lacks a tensor', theta(1)],
  ['with a tensor too many', new Map([...saved, ['thetb', filled([2], 1)]])],
  ['with a tensor of the sources', new Map([...saved, ['source.0.a', filled([9], 0)]])],
  ['with a tensor of another shape', new Map([...saved, ['theta', filled([1, 2], 1)]])],
];

test('a checkpoint with exactly the tensors of its run fits', () => {
  expect(() => requireFit(initial, saved)).not.toThrow();
});

test.each(misfits)('a checkpoint %s does not fit', (_, tensors) => {
  expect(() => requireFit(initial, tensors)).toThrow(
    expect.objectContaining({ code: 'run/broken-checkpoint' }),
  );
});

const position = positionToJson(start);
const broken = expect.objectContaining({ code: 'run/broken-checkpoint' });
test.each(Object.keys(position))('a position that does not say %s is damaged', (key) => {
  const { [key]: _, ...rest } = position;
  expect(() => positionFromJson(rest)).toThrow(broken);
});

test('sums that are not all there are damaged', () => {
  expect(() => sumsFromJson({ images: 1, correct: 1, loss: 1, lambda: ['1'], lambdaSquared: [] })).toThrow(
    broken,
  );
});

test.each([{ inputs: 3 }, { inputs: { data: { cat: 'x' } } }, { inputs: { files: { a: 1 } } }])(
  'inputs of %j are damaged',
  (said) => {
    expect(() => inputsFromJson(said)).toThrow(broken);
  },
);

test('a damaged result is told as a failure, and another is not made of it', async () => {
  const { run } = await runWith(1);
  const result = { ...(await readResult('test/run/format-1')), format: 2 };
  const text = resultText(JSON.parse(JSON.stringify(result)));
  writeFileSync(join(run, runFiles.result), text);
  expect((await summarizeRun(run)).result).toEqual(result);
  writeFileSync(join(run, runFiles.result), text.replace('0.311', '0.811'));
  expect(await readResult(run)).toBeUndefined();
  expect(await summarizeRun(run)).toMatchObject({
    state: 'failed',
    failure: { code: 'run/damaged-result' },
  });
});

test('a result of this format without its sum is damaged', async () => {
  const { run } = await runWith(0);
  const result = { ...(await readResult('test/run/format-1')), format: 2 };
  writeFileSync(join(run, runFiles.result), JSON.stringify(result));
  expect(await readResult(run)).toBeUndefined();
});

test('best weights that do not say of which epoch they are, are lost', async () => {
  const made = await runWith(1);
  await writeBest(join(made.run, runFiles.best), theta(1), Number.NaN);
  expect((await foundIn(made)).lost?.code).toBe('run/best-lost');
});

test('the sum of a line is short and stands at its end', () => {
  expect(withSum('{"kind":"event"}')).toMatch(/^\{"kind":"event","sum":"[0-9a-f]{8}"\}$/u);
});
