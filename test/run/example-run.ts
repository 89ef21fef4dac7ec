/** @file A run to make folders of. */
import type { Experiment } from '../../src/configuration/experiment.js';
import type { NewRun } from '../../src/run/folder/create.js';

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

/** Images that come with the product, so few that a training takes seconds. */
export const fewImages = {
  dataset: 'emoji-twemoji',
  folder: '',
  validationFraction: 0.1,
  imagesPerClass: 2,
  seed: 0,
  workers: 1,
} as const;
