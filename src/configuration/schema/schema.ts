/** @file The experiment file as a person writes it: JSON schema and TypeScript type from one source. */
import { t } from '@vscode/l10n';
import { type Static, Type } from 'typebox';
import { engineNames, engineTable } from '../../catalog/engines.js';
import { methodNames, methodTable } from '../../catalog/methods.js';
import { pairStrategies, pairStrategyTable } from '../../catalog/pairs.js';
import { limits } from '../text/limits.js';
import { defaults } from './defaults.js';
import { dataSchema } from './schema-data.js';
import { choice, count, fraction, object, positive, seed } from './schema-kinds.js';
import { matrixSchema } from './schema-matrix.js';
import { sourceSchema, targetSchema } from './schema-networks.js';

const layer = (description: string) =>
  Type.Unsafe<string | number>({ type: ['string', 'integer'], minimum: 0, minLength: 1, description });

const pairSchema = object(
  t('A candidate pair (m, n): a source layer and the target layer that learns from it.'),
  {
    source: layer(
      t(
        'The source\'s feature layer by name ("stage2.block5"), or by the authors\' index. With several sources, put the source\'s name before it: "resnet32:stage2.block5".',
      ),
    ),
    target: layer(t('The target\'s feature layer by name ("pool3.input"), or by the authors\' index.')),
  },
);

const pairs = Type.Optional(
  Type.Union(
    [
      choice(
        pairStrategies,
        (name) => pairStrategyTable[name].description,
        t('A preset of pairs. It leaves the stem of a 224x224 network out.'),
      ),
      Type.Array(pairSchema, {
        minItems: 1,
        maxItems: limits.pairs,
        description: t('Pairs by layer name.'),
      }),
    ],
    {
      description: t(
        'The candidate pairs C of source and target layers: a preset, or a list of pairs. Default: the method\'s own, "all-to-all" for l2t-ww, bilevel and afd, "one-to-one" for at, lwf+at, fm and l2t-w.',
      ),
    },
  ),
);

const properties = {
  $schema: Type.Optional(Type.String({ description: t('Where editors find the JSON schema of this file.') })),
  sources: Type.Optional(
    Type.Array(sourceSchema, {
      default: [],
      maxItems: limits.sources,
      description: t(
        'The trained, frozen networks S to learn from. With several, pairs are drawn from each.',
      ),
    }),
  ),
  target: targetSchema,
  data: dataSchema,
  method: Type.Optional(
    choice(
      methodNames,
      (name) => methodTable[name].description,
      t('How knowledge gets from the sources to the target.'),
      {
        default: defaults.method,
      },
    ),
  ),
  pairs,
  beta: positive(
    t(
      "β: the weight of the transfer loss in L_total = L_org + β·L_wfm. Default: the method's own, 0.5 for feature matching and L2T, 1000 for attention transfer.",
    ),
  ),
  lookAheadSteps: count(
    t(
      'T: SGD steps on β·L_wfm alone, followed by one step on L_org, that the meta-networks are judged by. For bilevel: T steps on L_total.',
    ),
    { maximum: 10, default: defaults.lookAheadSteps },
  ),
  distillation: Type.Optional(
    object(t("Learning without Forgetting: the loss that keeps the source's answers."), {
      temperature: positive(
        t('Logits are divided by this before the softmax.'),
        defaults.distillation.temperature,
      ),
      weight: positive(t('The weight of the distillation loss.'), defaults.distillation.weight),
    }),
  ),
  optimizer: Type.Optional(
    object(t('SGD with momentum, for the target and the bridges (θ).'), {
      learningRate: positive(
        t('Learning rate α of the first epoch; it falls to 0 along a cosine, epoch by epoch.'),
        defaults.optimizer.learningRate,
      ),
      momentum: fraction(t('Momentum of SGD.'), {
        default: defaults.optimizer.momentum,
        exclusiveMaximum: 1,
      }),
      weightDecay: fraction(t('Weight decay, added to the gradient of every parameter.'), {
        default: defaults.optimizer.weightDecay,
        maximum: 1,
      }),
    }),
  ),
  metaOptimizer: Type.Optional(
    object(t('Adam, for the meta-networks (φ) that give w and λ.'), {
      learningRate: positive(t('Learning rate, constant.'), defaults.metaOptimizer.learningRate),
      beta1: fraction(t('Decay of the first moment.'), {
        default: defaults.metaOptimizer.beta1,
        exclusiveMaximum: 1,
      }),
      beta2: fraction(t('Decay of the second moment.'), {
        default: defaults.metaOptimizer.beta2,
        exclusiveMaximum: 1,
      }),
      epsilon: positive(
        t('Added to the root of the second moment, against division by zero.'),
        defaults.metaOptimizer.epsilon,
      ),
      weightDecay: fraction(t('Weight decay, added to the hypergradient.'), {
        default: defaults.metaOptimizer.weightDecay,
        maximum: 1,
      }),
    }),
  ),
  epochs: count(t('Passes over the training images.'), { default: defaults.epochs }),
  batchSize: count(t('Images in a mini-batch. Default: 128 for networks for 32x32 images, 64 for 224x224.')),
  seed: seed(t('Seed of the initial weights, the order of the images and the augmentation.')),
  engine: Type.Optional(
    choice(engineNames, (name) => engineTable[name].description, t('What computes.'), {
      default: defaults.engine,
    }),
  ),
  checkpointEvery: positive(
    t('Seconds between checkpoints within an epoch. One is also written after every epoch.'),
    defaults.checkpointEvery,
  ),
  tracking: Type.Optional(
    object(t('What is written beside the metrics, for other programs that show them.'), {
      tensorboard: Type.Optional(
        Type.Boolean({
          default: false,
          description: t(
            'An event file in the run folder, which TensorBoard reads while it grows: losses, accuracies, λ of each pair, histograms of w.',
          ),
        }),
      ),
    }),
  ),
  runs: Type.Optional(
    Type.String({
      minLength: 1,
      default: defaults.runs,
      description: t('Folder for the run folders, relative to this file.'),
    }),
  ),
};

export const experimentSchema = object(
  t('An experiment of L2T Studio: a target network trained with what source networks know.'),
  { ...properties, matrix: matrixSchema(properties) },
);

/** An experiment file that fits the schema. */
export type ExperimentFile = Static<typeof experimentSchema>;
export type FileSource = Static<typeof sourceSchema>;
export type FilePair = Static<typeof pairSchema>;
