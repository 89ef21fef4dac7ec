/** @file Records and result of a session, from what was measured and where it stands. */
import { t } from '@vscode/l10n';
import { rolesOf } from '../../method/roles.js';
import { type EngineTaken, type RunResult, runFormat } from '../../run/folder/format.js';
import type { EpochRecord, IterationRecord } from '../../run/records/metrics.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { type EpochSums, lambdaOf } from './epoch-sums.js';
import { type Accuracy, fraction } from './evaluate.js';
import { meanChannelWeights, type Observations } from './observations.js';
import type { Position } from './position.js';
import type { Prepared } from './prepare.js';

const lostNote = (iteration: number) =>
  t('The weights of the best epoch were lost after iteration {0}: earlier epochs do not count.', iteration);

/** What one iteration was about, beside its losses. */
export interface IterationFacts {
  readonly epoch: number;
  readonly seconds: number;
  /** Of the whole run. */
  readonly iterations: number;
  readonly secondsLeft: number | undefined;
  readonly learningRate: number;
  readonly correct: number;
  readonly images: number;
}

/** The record of the iteration that `position` counts as the last one done. */
export function iterationRecord(
  { iteration, seconds: time }: Position,
  facts: IterationFacts,
  observations: Observations,
): IterationRecord {
  return {
    kind: 'iteration',
    iteration,
    epoch: facts.epoch,
    time,
    seconds: facts.seconds,
    iterations: facts.iterations,
    ...(facts.secondsLeft === undefined ? {} : { secondsLeft: facts.secondsLeft }),
    imagesPerSecond: facts.images / facts.seconds,
    learningRate: facts.learningRate,
    ...observations,
    correct: facts.correct,
    images: facts.images,
    memory: process.memoryUsage.rss(),
  };
}

/** @param outputs those of the epoch's last iteration, for the whole vectors w. */
export function epochRecord(
  { setup }: Prepared,
  { iteration, seconds: time }: Position,
  epoch: number,
  sums: EpochSums,
  accuracy: { readonly validation: Accuracy; readonly test: Accuracy },
  outputs: NamedTensors,
): EpochRecord {
  const lambda = lambdaOf(sums);
  return {
    kind: 'epoch',
    epoch,
    iteration,
    time,
    trainingLoss: sums.loss / sums.images,
    trainingAccuracy: sums.correct / sums.images,
    validationAccuracy: fraction(accuracy.validation),
    testAccuracy: fraction(accuracy.test),
    validationImages: accuracy.validation.images,
    testImages: accuracy.test.images,
    ...(lambda ? { lambda } : {}),
    ...(rolesOf(setup.method).learned === 'nothing'
      ? {}
      : { channelWeights: meanChannelWeights(setup, outputs) }),
  };
}

/** `result.json` of a run that is through: the accuracies of its best epoch, with √(p(1 − p)/n) as standard error. */
export function runResult(
  { experiment, dataset, notes }: Prepared,
  { best, bestLostAfter, lambda, lambdaEpoch, seconds, iteration }: Position,
  engine: EngineTaken,
): RunResult {
  const testImages = dataset.parts.test.samples.length;
  return {
    format: runFormat,
    method: experiment.method,
    bestEpoch: best.epoch,
    validationAccuracy: best.validationAccuracy,
    testAccuracy: best.testAccuracy,
    testImages,
    standardError: Math.sqrt((best.testAccuracy * (1 - best.testAccuracy)) / testImages),
    epochs: experiment.epochs,
    iterations: iteration,
    seconds,
    engine,
    pairs: experiment.pairs.map((pair, index) => {
      const [mean, deviation] = [lambda.mean[index], lambda.deviation[index]];
      return {
        source: `${experiment.sources[pair.source]?.name}:${pair.sourceLayer}`,
        target: pair.targetLayer,
        ...(mean === undefined || deviation === undefined ? {} : { lambda: { mean, deviation } }),
      };
    }),
    ...(lambdaEpoch === undefined ? {} : { lambdaEpoch }),
    seed: experiment.seed,
    dataSeed: experiment.data.seed,
    notes: bestLostAfter === undefined ? notes : [...notes, lostNote(bestLostAfter)],
  };
}
