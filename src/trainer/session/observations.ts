/** @file What is recorded of an iteration's outputs: losses, λ and w in numbers that a person can watch. */
import { t } from '@vscode/l10n';
import { methodTable } from '../../catalog/methods.js';
import { scalarValue } from '../../engines/engine.js';
import { rolesOf } from '../../method/roles.js';
import type { MethodSetup } from '../../method/setup.js';
import type { ChannelWeightSummary, PairWeights } from '../../run/records/metrics.js';
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';

const topChannels = 5;

export interface Observations {
  readonly trainingLoss: number;
  readonly transferLoss: number;
  readonly pairLosses: readonly number[];
  readonly lambda?: PairWeights;
  readonly weights?: ChannelWeightSummary;
  readonly lossAfterLookAhead?: number;
}

/** Reads an iteration's outputs. */
export function observe(setup: MethodSetup, outputs: NamedTensors): Observations {
  const { learned } = rolesOf(setup.method);
  const lambda = outputs.get('lambda');
  return {
    trainingLoss: scalarValue(outputs, 'original'),
    transferLoss: scalarValue(outputs, 'transfer'),
    pairLosses: [...(outputs.get('pairLosses')?.data ?? [])],
    ...(methodTable[setup.method].learnsWhere && lambda ? { lambda: meanAndDeviation(lambda) } : {}),
    ...(learned === 'nothing' ? {} : { weights: summarize(meanChannelWeights(setup, outputs)) }),
    ...(outputs.has('afterLookAhead') ? { lossAfterLookAhead: scalarValue(outputs, 'afterLookAhead') } : {}),
  };
}

/** Mean and standard deviation of every column of (N, pairs) over the images. */
function meanAndDeviation({ shape, data }: HostTensor): PairWeights {
  const [images = 0, pairs = 0] = shape;
  const mean = new Array<number>(pairs).fill(0);
  const square = new Array<number>(pairs).fill(0);
  for (let k = 0; k < data.length; k++) {
    const value = data[k] ?? 0;
    mean[k % pairs] = (mean[k % pairs] ?? 0) + value / images;
    square[k % pairs] = (square[k % pairs] ?? 0) + (value * value) / images;
  }
  return {
    mean,
    deviation: square.map((value, pair) => Math.sqrt(Math.max(0, value - (mean[pair] ?? 0) ** 2))),
  };
}

/** w of every pair, averaged over the batch: one list of C numbers a pair. */
export function meanChannelWeights(setup: MethodSetup, outputs: NamedTensors): number[][] {
  return setup.pairs.map((_, pair) => {
    const { shape = [], data = [] } = outputs.get(`channelWeights.${pair}`) ?? {};
    const [images = 1, channels = 0] = shape;
    const mean = new Array<number>(channels).fill(0);
    for (let k = 0; k < data.length; k++)
      mean[k % channels] = (mean[k % channels] ?? 0) + (data[k] ?? 0) / images;
    return mean;
  });
}

function summarize(weights: readonly (readonly number[])[]): ChannelWeightSummary {
  return {
    entropy: weights.map((vector) => vector.reduce((sum, w) => sum - (w > 0 ? w * Math.log(w) : 0), 0)),
    top: weights.map((vector) =>
      vector
        .map((weight, channel): readonly [number, number] => [channel, weight])
        .sort(([, left], [, right]) => right - left)
        .slice(0, topChannels),
    ),
  };
}

/** The name of what is not finite among the losses, or undefined where all are. */
export function firstNonFinite(setup: MethodSetup, observations: Observations): string | undefined {
  const pair = observations.pairLosses.findIndex((loss) => !Number.isFinite(loss));
  const layers = setup.pairs[pair];
  if (layers) return t('the matching loss of {0} → {1}', layers.sourceLayer, layers.targetLayer);
  if (!Number.isFinite(observations.trainingLoss)) return t("the cross-entropy of the target's logits");
  if (!Number.isFinite(observations.transferLoss)) return t('the distillation loss');
  const { lossAfterLookAhead = 0 } = observations;
  return Number.isFinite(lossAfterLookAhead) ? undefined : t('the loss after the look-ahead');
}
