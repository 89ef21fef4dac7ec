/** @file A run to make folders of, and temporary folders to make them in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Experiment } from '../../src/configuration/experiment.js';
import type { NewRun } from '../../src/run/create.js';

export const experiment: Experiment = {
  sources: [],
  target: { network: 'vgg9', width: 1 },
  data: { dataset: 'cifar10', folder: '/data', validationFraction: 0.1, seed: 0, workers: 1 },
  method: 'scratch',
  pairs: [],
  beta: 0.5,
  lookAheadSteps: 2,
  distillation: { temperature: 2, weight: 1 },
  optimizer: { learningRate: 0.1, momentum: 0.9, weightDecay: 1e-4 },
  metaOptimizer: { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
  epochs: 4,
  batchSize: 10,
  seed: 7,
  engine: 'reference',
  checkpointEvery: 60,
};

/** A new run of the example experiment with these changes. */
export function newRun(changes: Partial<Experiment> = {}): NewRun {
  return {
    experimentFile: '/home/me/my birds.l2t.json',
    experimentHash: 'a'.repeat(64),
    experiment: { ...experiment, ...changes },
  };
}

/** A function that makes temporary folders; they go when the test file ends. */
export function temporaryFolders(): () => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) {
      // A process that a test has ended may still be writing its last words.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'l2t-test-'));
    made.push(folder);
    return folder;
  };
}
