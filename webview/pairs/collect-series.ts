/** @file Puts the chunks of each run's series together, as far as the picker needs them. No DOM. */
import type { PairColumns, SeriesChunk } from '../contract.js';
import type { RunSeries } from './run-series.js';

function append(before: Float32Array, after: Float32Array): Float32Array {
  const together = new Float32Array(before.length + after.length);
  together.set(before);
  together.set(after, before.length);
  return together;
}

function appendColumns(before: PairColumns, after: PairColumns): PairColumns {
  return {
    iteration: append(before.iteration, after.iteration),
    epoch: append(before.epoch, after.epoch),
    time: append(before.time, after.time),
    lambda: append(before.lambda, after.lambda),
    deviation: append(before.deviation, after.deviation),
    loss: append(before.loss, after.loss),
    entropy: append(before.entropy, after.entropy),
  };
}

/** The series with what was recorded since; the same object where nothing was. */
export function appendChunk(series: RunSeries | undefined, chunk: SeriesChunk): RunSeries {
  const { restart, pairs, epochs } = chunk;
  if (series === undefined || restart) return { pairs, epochs };
  if (pairs.iteration.length === 0 && epochs.length === 0) return series;
  return { pairs: appendColumns(series.pairs, pairs), epochs: [...series.epochs, ...epochs] };
}
