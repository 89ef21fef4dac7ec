/** @file Records of a run → columns of numbers: a tenth of their size, and what charts draw. */
import type { PairColumns, ScalarColumn, SeriesChunk } from '../../../webview/contract.js';
import type { EpochRecord, EventRecord, IterationRecord, MetricsRecord } from '../../run/records/metrics.js';

/** Rows of the pair columns that a whole run makes at most. */
const mostPairRows = 8192;

const scalarOf: { readonly [C in ScalarColumn]: (record: IterationRecord) => number } = {
  iteration: ({ iteration }) => iteration,
  epoch: ({ epoch }) => epoch,
  time: ({ time }) => time,
  seconds: ({ seconds }) => seconds,
  imagesPerSecond: ({ imagesPerSecond }) => imagesPerSecond,
  learningRate: ({ learningRate }) => learningRate,
  trainingLoss: ({ trainingLoss }) => trainingLoss,
  transferLoss: ({ transferLoss }) => transferLoss,
  trainingAccuracy: ({ correct, images }) => correct / images,
  lossAfterLookAhead: ({ lossAfterLookAhead }) => lossAfterLookAhead ?? Number.NaN,
  memory: ({ memory }) => memory,
};

const pairColumnOf: {
  readonly [C in Exclude<keyof PairColumns, 'iteration' | 'epoch' | 'time'>]: (
    record: IterationRecord,
  ) => readonly number[] | undefined;
} = {
  lambda: ({ lambda }) => lambda?.mean,
  deviation: ({ lambda }) => lambda?.deviation,
  loss: ({ pairLosses }) => pairLosses,
  entropy: ({ weights }) => weights?.entropy,
};

/** Every n-th iteration has a row of pair columns, so that a run of this length has a few thousand. */
export function pairStride(iterations: number): number {
  return Math.max(1, Math.ceil(iterations / mostPairRows));
}

export interface ChunkOptions {
  readonly folder: string;
  readonly pairs: number;
  readonly stride: number;
  readonly restart: boolean;
  readonly complete: boolean;
}

/** One message to the panel. */
export function chunkOf(records: readonly MetricsRecord[], options: ChunkOptions): SeriesChunk {
  const { folder, pairs, stride, restart, complete } = options;
  const iterations = records.filter((record): record is IterationRecord => record.kind === 'iteration');
  const column = (name: ScalarColumn) => Float32Array.from(iterations, scalarOf[name]);
  // The first iteration has a row too: a chart begins where the training does.
  const rows = iterations.filter(({ iteration }) => (iteration - 1) % stride === 0);
  return {
    folder,
    restart,
    complete,
    scalars: {
      iteration: column('iteration'),
      epoch: column('epoch'),
      time: column('time'),
      seconds: column('seconds'),
      imagesPerSecond: column('imagesPerSecond'),
      learningRate: column('learningRate'),
      trainingLoss: column('trainingLoss'),
      transferLoss: column('transferLoss'),
      trainingAccuracy: column('trainingAccuracy'),
      lossAfterLookAhead: column('lossAfterLookAhead'),
      memory: column('memory'),
    },
    pairs: {
      iteration: Float32Array.from(rows, scalarOf.iteration),
      epoch: Float32Array.from(rows, scalarOf.epoch),
      time: Float32Array.from(rows, scalarOf.time),
      lambda: matrix(rows, pairs, pairColumnOf.lambda),
      deviation: matrix(rows, pairs, pairColumnOf.deviation),
      loss: matrix(rows, pairs, pairColumnOf.loss),
      entropy: matrix(rows, pairs, pairColumnOf.entropy),
    },
    epochs: records.filter((record): record is EpochRecord => record.kind === 'epoch'),
    events: records.filter((record): record is EventRecord => record.kind === 'event'),
  };
}

/** Row by row; NaN where a record has no value of a pair. */
function matrix(
  rows: readonly IterationRecord[],
  pairs: number,
  valuesOf: (record: IterationRecord) => readonly number[] | undefined,
): Float32Array {
  const all = new Float32Array(rows.length * pairs).fill(Number.NaN);
  rows.forEach((record, row) => {
    valuesOf(record)?.forEach((value, pair) => {
      if (pair < pairs) all[row * pairs + pair] = value;
    });
  });
  return all;
}
