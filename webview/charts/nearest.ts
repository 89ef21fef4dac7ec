/**
 * @file What a pointer over a chart is about: of every line the point nearest along the axis, as runs have recorded
 * different numbers of points; of many lines those that pass nearest to the pointer.
 */
import {
  type Chart,
  type ChartEvent,
  Interaction,
  type InteractionItem,
  type InteractionModeFunction,
} from 'chart.js';
import { getRelativePosition } from 'chart.js/helpers';
import { nearestPlace } from './points.js';

declare module 'chart.js' {
  interface InteractionModeMap {
    nearestOfEachLine: InteractionModeFunction;
  }
}

/** Lines in one tip. */
const mostLines = 6;
/** Pixels past the end of a line at which it still counts. */
const reach = 12;

/** Chart.js's interaction mode of this name: at most `mostLines` points, the nearest to the pointer first. */
export function nearestOfEachLine(chart: Chart, event: Event | ChartEvent): InteractionItem[] {
  const pointer = getRelativePosition(event, chart);
  const found = chart.getSortedVisibleDatasetMetas().flatMap(({ data, index: datasetIndex }) => {
    const index = nearestPlace(data, pointer.x);
    const element = data[index];
    const isNear =
      element !== undefined && Math.abs(element.x - pointer.x) <= Math.max(reach, gap(data, index));
    return isNear && Number.isFinite(element.y) && chart.data.datasets[datasetIndex]?.label !== ''
      ? [{ element, datasetIndex, index }]
      : [];
  });
  const distance = ({ element }: InteractionItem) => Math.abs(element.y - pointer.y);
  return found.sort((left, right) => distance(left) - distance(right)).slice(0, mostLines);
}

/** Pixels to the point before or after: where a line has few points, each reaches as far as its neighbours. */
function gap(data: readonly { readonly x: number }[], index: number): number {
  const here = data[index]?.x ?? 0;
  return Math.max(here - (data[index - 1]?.x ?? here), (data[index + 1]?.x ?? here) - here);
}

Interaction.modes.nearestOfEachLine = nearestOfEachLine;
