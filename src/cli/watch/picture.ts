/** @file What there is to show of a run, built record by record. */
import { t } from '@vscode/l10n';
import { datasetTable } from '../../catalog/datasets.js';
import { methodTable } from '../../catalog/methods.js';
import type { TrainerState, TrainerStatus } from '../../run/control/protocol.js';
import type { EngineTaken, RunConfiguration } from '../../run/folder/format.js';
import { runTitle } from '../../run/overview/title.js';
import type { EpochRecord, IterationRecord, MetricsRecord } from '../../run/records/metrics.js';

export interface RunPicture {
  readonly folder: string;
  readonly title: string;
  /** Method, data and target in a few words. */
  readonly about: string;
  /** `stage1.block5 → pool1.input`, in the order of the experiment's pairs. */
  readonly pairs: readonly string[];
  readonly epochs: number;
  /** 0 while it is not known. */
  readonly iterationsPerEpoch: number;
  /** `ended`: there is no trainer any more. */
  readonly state: TrainerState | 'ended';
  /** What is waited for. */
  readonly detail?: string;
  readonly engine?: EngineTaken;
  /** `180 training images, 18 a class`. */
  readonly training?: string;
  readonly last?: IterationRecord;
  readonly history: readonly EpochRecord[];
}

/** A run of which nothing is recorded yet. */
export function emptyPicture(folder: string, configuration: RunConfiguration): RunPicture {
  const { experiment } = configuration;
  const { method, data, target, sources, pairs, epochs } = experiment;
  const width = target.width === 1 ? '' : ` x ${target.width}`;
  const sourceName = (index: number) => (sources.length > 1 ? `${sources[index]?.name}:` : '');
  return {
    folder,
    title: runTitle({ configuration }),
    about: [methodTable[method].title, datasetTable[data.dataset].title, `${target.network}${width}`].join(
      ' · ',
    ),
    pairs: pairs.map(
      ({ source, sourceLayer, targetLayer }) => `${sourceName(source)}${sourceLayer} → ${targetLayer}`,
    ),
    epochs,
    iterationsPerEpoch: 0,
    state: 'starting',
    history: [],
  };
}

/** The picture after one more record. */
export function withRecord(picture: RunPicture, record: MetricsRecord): RunPicture {
  switch (record.kind) {
    case 'iteration':
      return {
        ...picture,
        last: record,
        // Where an epoch has ended its length is known, also to a run whose first records are those of a shorter one.
        ...(record.iterations &&
          picture.history.length === 0 && { iterationsPerEpoch: record.iterations / picture.epochs }),
      };
    case 'epoch':
      return {
        ...picture,
        history: [...picture.history, record],
        iterationsPerEpoch: record.iteration / record.epoch,
      };
    case 'event': {
      const training = record.data?.[0];
      if (record.engine === undefined) return picture;
      return { ...picture, engine: record.engine, ...(training && { training }) };
    }
  }
}

/** The picture with what the trainer says of itself. */
export function withStatus(picture: RunPicture, status: TrainerStatus): RunPicture {
  const { detail: _, ...rest } = picture;
  return {
    ...rest,
    state: status.state,
    iterationsPerEpoch: status.iterationsPerEpoch || picture.iterationsPerEpoch,
    ...(status.detail === undefined ? {} : { detail: status.detail }),
  };
}

/** How much of the training is done, 0 to 1. */
export function doneFraction({ last, epochs, iterationsPerEpoch }: RunPicture): number {
  const total = epochs * iterationsPerEpoch;
  return last && total > 0 ? last.iteration / total : 0;
}

/** The accuracy that chooses the best epoch: on validation images, or on test images where there are none of those. */
export function judged({ validationImages, validationAccuracy, testAccuracy }: EpochRecord): number {
  return validationImages > 0 ? validationAccuracy : testAccuracy;
}

/** The epoch that would be reported now: the first best by validation, or the last where there is no validation. */
export function bestEpoch({ history }: RunPicture): EpochRecord | undefined {
  const validates = history.some(({ validationImages }) => validationImages > 0);
  if (!validates) return history.at(-1);
  return history.reduce<EpochRecord | undefined>(
    (best, record) => (best && judged(best) >= judged(record) ? best : record),
    undefined,
  );
}

/** What the trainer is doing, where that is not training. */
export function stateText({ state, detail }: RunPicture): string | undefined {
  switch (state) {
    case 'starting':
      return t('starting: reading data, weights and engine');
    case 'waiting':
      return detail ?? t('waiting');
    case 'paused':
      return t('paused');
    case 'stopping':
      return t('stopping: writing a checkpoint');
    case 'training':
    case 'ended':
      return undefined;
  }
}
