/** @file Where a session is: counters, the epoch's sums, the best epoch; as JSON in checkpoints. */
import type { JsonObject, Snapshot } from '../../run/folder/snapshot.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { type EpochSums, lambdaOf, noSums, sumsFromJson, sumsToJson } from './epoch-sums.js';
import { numberIn, numbersIn, objectIn } from './position-fields.js';

/** An epoch with its accuracies. */
export interface BestEpoch {
  /** Counted from 1; 0 before the first. */
  readonly epoch: number;
  readonly validationAccuracy: number;
  readonly testAccuracy: number;
}

export interface Position {
  /** Iterations done. */
  readonly iteration: number;
  /** Seconds of training over all resumes. */
  readonly seconds: number;
  readonly sums: EpochSums;
  readonly best: BestEpoch;
  /** The iterations that were done when the weights of the best epoch were found to be lost; absent where they never were. */
  readonly bestLostAfter?: number;
  /** λ of every pair over the best epoch; empty where it is not learned. */
  readonly lambda: { readonly mean: readonly number[]; readonly deviation: readonly number[] };
  /** The epoch of which λ is; absent before the first, and where a run of an earlier version goes on, which keeps the last one's. */
  readonly lambdaEpoch?: number;
}

export const start: Position = {
  iteration: 0,
  seconds: 0,
  sums: noSums,
  best: { epoch: 0, validationAccuracy: -1, testAccuracy: 0 },
  lambda: { mean: [], deviation: [] },
};

export function positionToJson(position: Position): JsonObject {
  const { bestLostAfter, lambdaEpoch } = position;
  return {
    iteration: position.iteration,
    seconds: position.seconds,
    sums: sumsToJson(position.sums),
    best: { ...position.best },
    ...(bestLostAfter === undefined ? {} : { bestLostAfter }),
    lambda: { mean: position.lambda.mean, deviation: position.lambda.deviation },
    ...(lambdaEpoch === undefined ? {} : { lambdaEpoch }),
  };
}

/** What `positionToJson` wrote. Throws `run/broken-checkpoint` where something of it is missing. */
export function positionFromJson(json: JsonObject): Position {
  const best = objectIn(json, 'best');
  const lambda = objectIn(json, 'lambda');
  return {
    iteration: numberIn(json, 'iteration'),
    seconds: numberIn(json, 'seconds'),
    sums: sumsFromJson(objectIn(json, 'sums')),
    best: {
      epoch: numberIn(best, 'epoch'),
      validationAccuracy: numberIn(best, 'validationAccuracy'),
      testAccuracy: numberIn(best, 'testAccuracy'),
    },
    ...(json.bestLostAfter !== undefined && { bestLostAfter: numberIn(json, 'bestLostAfter') }),
    lambda: { mean: numbersIn(lambda, 'mean'), deviation: numbersIn(lambda, 'deviation') },
    ...(json.lambdaEpoch !== undefined && { lambdaEpoch: numberIn(json, 'lambdaEpoch') }),
  };
}

/** λ of the epoch that has ended, where it is the one that is reported. */
export function withLambda(
  position: Position,
  { epoch, isBest }: { readonly epoch: number; readonly isBest: boolean },
): Position {
  const lambda = lambdaOf(position.sums);
  if (lambda === undefined) return position;
  if (isBest) return { ...position, lambda, lambdaEpoch: epoch };
  const isOfEarlierVersion = position.lambdaEpoch === undefined;
  return isOfEarlierVersion ? { ...position, lambda } : position;
}

/** Without the weights of the best epoch it cannot be reported: those that come are compared with each other only. */
export function positionFrom({ position: json }: Snapshot, best: NamedTensors | undefined): Position {
  const position = positionFromJson(json);
  if (best !== undefined || position.best.epoch === 0) return position;
  return { ...position, best: start.best, bestLostAfter: position.iteration };
}
