/**
 * @file What a line of `metrics.jsonl` must hold for its kind. Every reader gets its records through here, so that a
 * damaged one is left out where it is read, and none meets a record that is not what its type says.
 */
import type { IdleCard } from '../../catalog/idle-card.js';
import { isFailure } from '../folder/failure.js';
import { hasFields } from '../folder/fields.js';
import type { EngineTaken } from '../folder/format.js';
import type {
  ChannelWeightSummary,
  EpochRecord,
  EventRecord,
  IterationRecord,
  MetricsRecord,
  PairWeights,
  RunEvent,
} from './metrics.js';

type Check = (value: unknown) => boolean;
/** Every key of a record has its check: the compiler names the one that is missing. */
type Checks<T> = { readonly [K in keyof Required<T>]: Check };

const number: Check = (value) => typeof value === 'number';
const string: Check = (value) => typeof value === 'string';
const moment: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const is =
  (expected: string): Check =>
  (value) =>
    value === expected;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
/** Most of a record is numbers: a loop without a call for each takes half the time of `listOf(number)`. */
const numbers: Check = (value) => {
  if (!Array.isArray(value)) return false;
  for (const one of value) if (typeof one !== 'number') return false;
  return true;
};
const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** Whether a value is an object whose keys pass. Reads key by key: `hasFields` copies the object, and long runs have many. */
function recordOf<T>(checks: Checks<T>): Check {
  const rows = Object.entries<Check>(checks);
  return (value) => {
    if (!isObject(value)) return false;
    for (const [key, check] of rows) if (!check(value[key])) return false;
    return true;
  };
}

const pairWeights = recordOf<PairWeights>({ mean: numbers, deviation: numbers });
const channelWeights = recordOf<ChannelWeightSummary>({
  entropy: numbers,
  // No reader asks for these: to look at every number of them would be half of the time that a record takes here.
  top: listOf(Array.isArray),
});

const engine = recordOf<EngineTaken>({
  name: string,
  device: string,
  version: string,
  reason: string,
  notTaken: listOf((value) =>
    hasFields<EngineTaken['notTaken'][number]>(value, { engine: 'string', why: 'string' }),
  ),
  threads: number,
  deterministic: (value) => typeof value === 'boolean',
  idle: optional(recordOf<IdleCard>({ cards: string, setUp: optional(string) })),
});

const events: { readonly [E in RunEvent]: true } = {
  started: true,
  waiting: true,
  paused: true,
  resumed: true,
  checkpoint: true,
  stopped: true,
  finished: true,
  failed: true,
};

const guards: { readonly [K in MetricsRecord['kind']]: Check } = {
  iteration: recordOf<IterationRecord>({
    kind: is('iteration'),
    iteration: number,
    epoch: number,
    time: number,
    seconds: number,
    iterations: optional(number),
    secondsLeft: optional(number),
    imagesPerSecond: number,
    learningRate: number,
    trainingLoss: number,
    transferLoss: number,
    pairLosses: numbers,
    correct: number,
    images: number,
    lambda: optional(pairWeights),
    weights: optional(channelWeights),
    memory: number,
    lossAfterLookAhead: optional(number),
  }),
  epoch: recordOf<EpochRecord>({
    kind: is('epoch'),
    epoch: number,
    iteration: number,
    time: number,
    trainingLoss: number,
    trainingAccuracy: number,
    validationAccuracy: number,
    testAccuracy: number,
    validationImages: number,
    testImages: number,
    lambda: optional(pairWeights),
    channelWeights: optional(listOf(numbers)),
  }),
  event: recordOf<EventRecord>({
    kind: is('event'),
    name: (value) => typeof value === 'string' && Object.hasOwn(events, value),
    iteration: number,
    at: moment,
    detail: optional(string),
    engine: optional(engine),
    data: optional(listOf(string)),
    failure: optional(isFailure),
  }),
};

/** Whether a value is a whole record of one of the kinds. */
export function isRecord(value: unknown): value is MetricsRecord {
  return isObject(value) && isKind(value.kind) && guards[value.kind](value);
}

const isKind = (kind: unknown): kind is MetricsRecord['kind'] =>
  typeof kind === 'string' && Object.hasOwn(guards, kind);
