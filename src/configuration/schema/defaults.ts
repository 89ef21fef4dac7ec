/** @file The one table of defaults of an experiment file. Pairs and β have the method's own (catalog/methods.ts). */
import { hyperParameterDefaults } from '../../catalog/methods.js';
import { type ImageSize, isSmall } from '../../catalog/networks/image-form.js';

export const defaults = {
  width: 1,
  start: 'file',
  dropout: true,
  method: 'l2t-ww',
  beta: hyperParameterDefaults.beta,
  lookAheadSteps: hyperParameterDefaults.lookAheadSteps,
  distillation: {
    temperature: hyperParameterDefaults['distillation.temperature'],
    weight: hyperParameterDefaults['distillation.weight'],
  },
  data: { validationFraction: 0.1, seed: 0, workers: 1 },
  optimizer: { learningRate: 0.1, momentum: 0.9, weightDecay: 1e-4 },
  metaOptimizer: { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
  epochs: 200,
  seed: 0,
  engine: 'auto',
  checkpointEvery: 60,
  runs: 'runs',
} as const;

/** Images of a mini-batch that an experiment with images of this size takes unless told (the authors' choice). */
export const batchSizeFor = (size: ImageSize): number => (isSmall(size) ? 128 : 64);
