/** @file The metrics of a run as a table of comma-separated values, one row an iteration. */
import { join } from 'node:path';
import type { Experiment } from '../../configuration/experiment.js';
import { type RunConfiguration, runFiles } from '../folder/format.js';
import type { EpochRecord, IterationRecord, MetricsRecord } from './metrics.js';
import { MetricsTail } from './metrics-reader.js';

type Value = number | string | undefined;

/** An iteration, with the end of its epoch where it was the last one of it. */
interface Row {
  readonly iteration: IterationRecord;
  readonly epoch: EpochRecord | undefined;
}

const columns: { readonly [name: string]: (row: Row) => Value } = {
  iteration: ({ iteration }) => iteration.iteration,
  epoch: ({ iteration }) => iteration.epoch,
  time_seconds: ({ iteration }) => iteration.time,
  iteration_seconds: ({ iteration }) => iteration.seconds,
  images_per_second: ({ iteration }) => iteration.imagesPerSecond,
  learning_rate: ({ iteration }) => iteration.learningRate,
  training_loss: ({ iteration }) => iteration.trainingLoss,
  transfer_loss: ({ iteration }) => iteration.transferLoss,
  loss_after_look_ahead: ({ iteration }) => iteration.lossAfterLookAhead,
  training_accuracy: ({ iteration: { correct, images } }) => correct / images,
  memory_bytes: ({ iteration }) => iteration.memory,
  epoch_training_loss: ({ epoch }) => epoch?.trainingLoss,
  epoch_training_accuracy: ({ epoch }) => epoch?.trainingAccuracy,
  validation_accuracy: ({ epoch }) => epoch?.validationAccuracy,
  test_accuracy: ({ epoch }) => epoch?.testAccuracy,
};

/** Of each pair, behind its name. */
const pairColumns: { readonly [name: string]: (row: Row, pair: number) => Value } = {
  lambda: ({ iteration }, pair) => iteration.lambda?.mean[pair],
  lambda_deviation: ({ iteration }, pair) => iteration.lambda?.deviation[pair],
  loss: ({ iteration }, pair) => iteration.pairLosses[pair],
  w_entropy: ({ iteration }, pair) => iteration.weights?.entropy[pair],
};

/** The table in pieces of some thousand rows, the head first; a long run is never held in memory. */
export async function* metricsCsv(
  folder: string,
  { experiment }: RunConfiguration,
): AsyncGenerator<string, void, void> {
  const names = experiment.pairs.flatMap((_, pair) =>
    Object.keys(pairColumns).map((name) => `${name} ${pairName(experiment, pair)}`),
  );
  yield line([...Object.keys(columns), ...names]);
  const text = (row: Row) => rowText(row, experiment.pairs.length);
  let pending: IterationRecord | undefined;
  const tail = new MetricsTail(join(folder, runFiles.metrics));
  for (let more = true; more; ) {
    const change = await tail.read();
    more = change.more;
    const rows: string[] = [];
    for (const record of change.records) {
      const row = pending && rowBefore(pending, record);
      if (row !== undefined) rows.push(text(row));
      if (record.kind === 'iteration') pending = record;
      else if (row !== undefined) pending = undefined;
    }
    if (rows.length > 0) yield rows.join('');
  }
  if (pending !== undefined) yield text({ iteration: pending, epoch: undefined });
}

/** The row of an iteration, once the record after it has told whether its epoch ended with it. */
function rowBefore(iteration: IterationRecord, next: MetricsRecord): Row | undefined {
  if (next.kind === 'event') return undefined;
  return { iteration, epoch: next.kind === 'epoch' ? next : undefined };
}

function rowText(row: Row, pairs: number): string {
  const ofPairs = Array.from({ length: pairs }, (_, pair) =>
    Object.values(pairColumns).map((value) => value(row, pair)),
  );
  return line([...Object.values(columns).map((value) => value(row)), ...ofPairs.flat()]);
}

/** `resnet32:stage1.block5 -> pool1.input`. */
function pairName({ pairs, sources }: Experiment, index: number): string {
  const pair = pairs[index];
  if (pair === undefined) return String(index);
  return `${sources[pair.source]?.name ?? pair.source}:${pair.sourceLayer} -> ${pair.targetLayer}`;
}

/** As RFC 4180 has it. */
function line(values: readonly Value[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: Value): string {
  if (value === undefined) return '';
  const text = String(value);
  // A name that begins like a formula would be computed by a spreadsheet.
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
