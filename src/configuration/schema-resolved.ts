/**
 * @file The schema of a resolved experiment: what `config.json` of a run must hold, whoever wrote it. Kinds and limits are
 * those of the experiment file; every key is needed that its defaults would fill in.
 */
import { type TProperties, Type } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { datasetNames } from '../catalog/datasets.js';
import { engineNames } from '../catalog/engines.js';
import { methodNames } from '../catalog/methods.js';
import type { Experiment } from './experiment.js';
import { networkSchema, widthSchema } from './schema/schema-networks.js';
import { pathText } from './text/problem.js';

const object = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });
const positive = Type.Number({ exclusiveMinimum: 0 });
const fraction = Type.Number({ minimum: 0, exclusiveMaximum: 1 });
const decay = Type.Number({ minimum: 0, maximum: 1 });
const count = (maximum = Number.MAX_SAFE_INTEGER) => Type.Integer({ minimum: 1, maximum });
const seed = Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1 });
const text = Type.String({ minLength: 1 });

const side = Type.Integer({ minimum: 1, maximum: 4096 });
const colors = Type.Tuple([Type.Number(), Type.Number(), Type.Number()]);
const image = Type.Optional(
  object({
    height: Type.Optional(side),
    width: Type.Optional(side),
    mean: Type.Optional(colors),
    deviation: Type.Optional(colors),
  }),
);
const shortcut = Type.Optional(Type.Enum(['projection', 'padding']));

const resolvedSchema = object({
  sources: Type.Array(
    object({
      name: text,
      network: networkSchema,
      width: widthSchema,
      image,
      shortcut,
      // Empty: the weights of the file that describes the network.
      weights: Type.String(),
      weightsKey: Type.Optional(text),
      classes: count(),
    }),
  ),
  target: object({
    network: networkSchema,
    width: widthSchema,
    image,
    shortcut,
    weights: Type.Optional(text),
    start: Type.Optional(Type.Enum(['file', 'redraw'])),
    dropout: Type.Optional(Type.Boolean()),
  }),
  data: object({
    dataset: Type.Enum([...datasetNames]),
    folder: Type.String(),
    split: Type.Optional(
      object({ train: Type.Optional(text), validation: Type.Optional(text), test: Type.Optional(text) }),
    ),
    validationFraction: fraction,
    imagesPerClass: Type.Optional(count()),
    seed,
    workers: count(64),
  }),
  method: Type.Enum([...methodNames]),
  pairs: Type.Array(object({ source: Type.Integer({ minimum: 0 }), sourceLayer: text, targetLayer: text })),
  beta: positive,
  lookAheadSteps: count(10),
  distillation: object({ temperature: positive, weight: positive }),
  optimizer: object({ learningRate: positive, momentum: fraction, weightDecay: decay }),
  metaOptimizer: object({
    learningRate: positive,
    beta1: fraction,
    beta2: fraction,
    epsilon: positive,
    weightDecay: decay,
  }),
  epochs: count(),
  batchSize: count(),
  seed,
  engine: Type.Enum([...engineNames]),
  checkpointEvery: positive,
  tracking: Type.Optional(object({ tensorboard: Type.Optional(Type.Boolean()) })),
});

export interface Misfit {
  /** `experiment.pairs[0].source`. */
  readonly place: string;
  /** Absent where nothing stands there. */
  readonly found?: unknown;
}

/** Whether a value has every key of a resolved experiment, and no other, each in form. */
export const isResolved = (value: unknown): value is Experiment => Check(resolvedSchema, value);

/** The first place where a value is not in the form of a resolved experiment. */
export function misfitOf(value: unknown): Misfit {
  const [error] = Errors(resolvedSchema, value);
  const pointer = error?.instancePath.split('/').slice(1) ?? [];
  const placed = (...keys: readonly string[]) =>
    pathText(['experiment', ...keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key))]);
  if (error?.keyword === 'required')
    return { place: placed(...pointer, ...error.params.requiredProperties.slice(0, 1)) };
  const extra =
    error?.keyword === 'additionalProperties' ? error.params.additionalProperties.slice(0, 1) : [];
  const keys = [...pointer, ...extra];
  return { place: placed(...keys), found: keys.reduce(valueAt, value) };
}

function valueAt(owner: unknown, key: string): unknown {
  return new Map<string, unknown>(Object.entries(Object(owner))).get(key);
}
