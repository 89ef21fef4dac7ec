/** @file What all golden cases of training iterations say: rates, what each iteration gives, whole tensors. */
import { type Static, Type } from 'typebox';
import type { MethodSetup } from '../../method/setup.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { someNumbers, tensorSummaries } from './summary.js';

/** New running statistics of the target's first batch normalization, whole. */
export const goldenStatistics = Type.Object({
  path: Type.String(),
  running_mean: someNumbers,
  running_var: someNumbers,
});

/** The properties of one iteration. */
export const iterationProperties = {
  L_total: Type.Number(),
  L_org: Type.Number(),
  betaL_wfm: Type.Number(),
  lambda_mean: someNumbers,
  lookahead_losses: someNumbers,
  L_org_after_lookahead: Type.Number(),
  hypergradient: tensorSummaries,
  phi_after: tensorSummaries,
  theta_after_step1: Type.Optional(tensorSummaries),
  theta_end: Type.Optional(tensorSummaries),
  first_batch_norm_end: Type.Optional(Type.Union([goldenStatistics, Type.Null()])),
} as const;

const iteration = Type.Object(iterationProperties);

export const rateProperties = {
  batch: Type.Integer({ minimum: 1 }),
  T: Type.Integer({ minimum: 1 }),
  beta: Type.Number(),
  lr: Type.Number(),
  meta_lr: Type.Number(),
  momentum: Type.Number(),
  weight_decay: Type.Number(),
  meta_weight_decay: Type.Number(),
} as const;

const rates = Type.Object(rateProperties);

export type GoldenStatistics = Static<typeof goldenStatistics>;
export type GoldenIteration = Static<typeof iteration>;
export type GoldenRates = Static<typeof rates>;

/** What should come out of training iterations. */
export interface GoldenIterations {
  readonly name: string;
  readonly iterations: readonly GoldenIteration[];
  /** Whole tensors by `<group>/<name>`, as `hypergradient/0/what.3.weight` and `final/target.classifier.bias`. */
  readonly tensors: NamedTensors;
}

/** What the method is set up with, but networks and pairs. */
export function setupOfRates(rates: GoldenRates): Omit<MethodSetup, 'target' | 'sources' | 'pairs'> {
  return {
    method: 'l2t-ww',
    dropout: false,
    beta: rates.beta,
    lookAheadSteps: rates.T,
    distillation: { temperature: 1, weight: 0 },
    optimizer: { momentum: rates.momentum, weightDecay: rates.weight_decay },
    metaOptimizer: {
      learningRate: rates.meta_lr,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: rates.meta_weight_decay,
    },
  };
}
