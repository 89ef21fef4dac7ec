/** @file Where along the horizontal axis things were recorded, and from where to where it goes: all charts share it. No DOM. */
import type { EpochRecord } from '../../src/run/records/metrics.js';
import type { RunView } from '../contract.js';
import type { CollectedSeries, SeriesCollection } from '../series/collection.js';
import type { Axis, Range } from './points.js';
import { extentOf } from './range.js';

type Places = { readonly [A in Axis]: Float32Array };

/** Iterations in fractions of an epoch where its length is known, so that they do not all fall on one place. */
export function along(axis: Axis, places: Places, { iterations, setup }: RunView): Float32Array {
  if (axis !== 'epoch' || iterations === undefined) return places[axis];
  const perEpoch = iterations / setup.epochs;
  return places.iteration.map((iteration) => iteration / perEpoch);
}

/** Of every iteration. */
export function iterationPlaces(series: CollectedSeries, run: RunView, axis: Axis): Float32Array {
  const [iteration, epoch, time] = [
    series.scalar('iteration'),
    series.scalar('epoch'),
    series.scalar('time'),
  ];
  return along(axis, { iteration, epoch, time }, run);
}

const epochX: { readonly [A in Axis]: (record: EpochRecord) => number } = {
  iteration: ({ iteration }) => iteration,
  epoch: ({ epoch }) => epoch,
  time: ({ time }) => time,
};

/** Of every whole epoch. */
export function epochPlaces({ epochs }: CollectedSeries, axis: Axis): Float32Array {
  return Float32Array.from(epochs, epochX[axis]);
}

/** From the first to the last place of all runs; undefined where nothing is recorded. */
export function sharedExtent(
  runs: readonly RunView[],
  collection: SeriesCollection,
  axis: Axis,
): Range | undefined {
  return extentOf(
    runs.flatMap((run) => {
      const series = collection.of(run.folder);
      if (series === undefined) return [];
      return [{ x: iterationPlaces(series, run, axis) }, { x: epochPlaces(series, axis) }];
    }),
  );
}
