import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject, test } from 'vitest';
import type { EngineName } from '../../src/catalog/engines.js';
import type { MethodName } from '../../src/catalog/methods.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { useTensorFlow } from '../engines/tensorflow-storage.js';
import { fewImages, newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { ending, killIfThere, until } from './trainers.js';
import { yieldOf } from './yield.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = temporaryFolders();

const targets = {
  'VGG-9': { target: { network: 'vgg9', width: 1 / 16 }, layers: ['pool2.input', 'pool3.input'] },
  'VGG-11 with dropout': {
    target: { network: 'vgg11_bn', width: 1 / 64, image: { height: 32, width: 32 } },
    layers: ['features.6', 'features.13'],
  },
} as const;

/** Each target, method and engine, how often a training is killed, and a training that is long enough to be met at work so often. */
const trainings = [
  ['VGG-9', 'l2t-ww', 'onnxruntime', 14, 36],
  ['VGG-9', 'afd', 'onnxruntime', 2, 12],
  ['VGG-11 with dropout', 'l2t-ww', 'onnxruntime', 4, 12],
  ['VGG-9', 'l2t-ww', 'tensorflow', 2, 12],
] as const;

/** A real training on embedded images: small, with a last batch that is smaller than the others. */
function trainingOf(name: keyof typeof targets, method: MethodName, engine: EngineName, epochs: number) {
  const {
    target,
    layers: [early, late],
  } = targets[name];
  return newRun({
    sources: [
      {
        name: 'noto',
        network: 'resnet14',
        width: 1,
        weights: join(root, 'media/example/noto-resnet14.safetensors'),
        classes: 9,
      },
    ],
    target,
    data: { ...fewImages, imagesPerClass: 4 },
    method,
    pairs: [
      { source: 0, sourceLayer: 'stage2.block2', targetLayer: early },
      { source: 0, sourceLayer: 'stage3.block2', targetLayer: early },
      { source: 0, sourceLayer: 'stage3.block2', targetLayer: late },
    ],
    optimizer: { learningRate: 0.05, momentum: 0.9, weightDecay: 1e-4 },
    engine,
    batchSize: 16,
    epochs,
    checkpointEvery: 0.1,
  });
}

const started = new Set<number>();
afterAll(() => started.forEach(killIfThere));

function trainer(run: string): ChildProcess {
  const child = spawn(process.execPath, [join(inject('product'), 'trainer.js'), run]);
  if (child.pid !== undefined) started.add(child.pid);
  return child;
}

const recorded = (run: string): number =>
  statSync(join(run, runFiles.metrics), { throwIfNoEntry: false })?.size ?? 0;

test.each(trainings)(
  'a real training of %s by %s on %s killed %i times ends bit for bit where the uninterrupted one ends',
  async (name, method, engine, kills, epochs) => {
    if (engine === 'tensorflow') useTensorFlow();
    const training = trainingOf(name, method, engine, epochs);
    const [whole, broken] = [await createRun(folder(), training), await createRun(folder(), training)];
    const begun = performance.now();
    expect(await ending(trainer(whole))).toMatchObject({ code: 0 });
    // Moments are parts of this time: a quick machine would else be at the end before the last kill.
    const milliseconds = performance.now() - begun;
    for (let killed = 0; killed < kills; killed++) {
      const child = trainer(broken);
      const end = ending(child);
      if (killed % 2 === 0) {
        // Half of the kills wait until it records iterations again; the others hit it while it starts.
        const before = recorded(broken);
        await until(() => recorded(broken) > before);
        await delay((Math.random() * milliseconds) / 60);
      } else await delay((Math.random() * milliseconds) / 12);
      child.kill('SIGKILL');
      expect(await end).toMatchObject({ code: 'SIGKILL' });
    }
    expect(await ending(trainer(broken))).toMatchObject({ code: 0 });
    expect(await yieldOf(broken)).toEqual(await yieldOf(whole));
  },
  600_000,
);
