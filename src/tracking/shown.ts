/** @file What of a record of training TensorBoard shows, under the tags that people expect. */
import type { Experiment } from '../configuration/experiment.js';
import type { EpochRecord, IterationRecord, MetricsRecord } from '../run/records/metrics.js';
import type { Shown } from './event.js';

const scalar = (tag: string, value: number | undefined): Shown[] =>
  value === undefined || !Number.isFinite(value) ? [] : [{ tag, scalar: value }];

const ofIteration = (record: IterationRecord): Shown[] => [
  ...scalar('loss/train', record.trainingLoss),
  ...scalar('loss/transfer', record.transferLoss),
  ...scalar('loss/after look-ahead', record.lossAfterLookAhead),
  ...scalar('learning rate', record.learningRate),
  ...scalar('speed/images per second', record.imagesPerSecond),
];

function ofEpoch(record: EpochRecord, { pairs, sources }: Experiment): Shown[] {
  const names = pairs.map(({ source, sourceLayer, targetLayer }) => {
    const layer = sources.length > 1 ? `${sources[source]?.name}:${sourceLayer}` : sourceLayer;
    return `${layer} to ${targetLayer}`;
  });
  const { lambda, channelWeights = [] } = record;
  return [
    ...scalar('accuracy/train', record.trainingAccuracy),
    ...(record.validationImages > 0 ? scalar('accuracy/validation', record.validationAccuracy) : []),
    ...scalar('accuracy/test', record.testAccuracy),
    ...names.flatMap((name, pair) => scalar(`lambda/${name}`, lambda?.mean[pair])),
    ...channelWeights.flatMap((weights, pair): Shown[] => {
      const isShown = weights.length > 0 && weights.every(Number.isFinite);
      return isShown ? [{ tag: `w/${names[pair]}`, histogram: weights }] : [];
    }),
  ];
}

/** Nothing of events: they differ between a resumed and an uninterrupted run. */
export function shownOf(record: MetricsRecord, experiment: Experiment): Shown[] {
  if (record.kind === 'iteration') return ofIteration(record);
  return record.kind === 'epoch' ? ofEpoch(record, experiment) : [];
}
