/** @file Where everything of the picture stands: networks as columns of stages, stages of layers, layers as bars. */

import type { FeatureLayer, MapShape } from '../../src/catalog/networks/description.js';
import type { PickerNetwork, PickerNetworks } from '../pairs/networks.js';
import { sizeText } from '../pairs/networks.js';
import { type Place, placeKey } from '../pairs/places.js';
import { type Measures, measuresFor } from './measures.js';
import { type Fold, type Shown, type ShownRow, shownRows } from './shown-rows.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LayerDrawing {
  readonly key: string;
  /** The PyTorch module and what it is: `features.0, 3x3 convolution`. */
  readonly title: string;
  /** What it is alone: `3x3 convolution`. */
  readonly kind: string;
  readonly shape: MapShape;
  /** The whole row: what the pointer may hit. */
  readonly row: Box;
  /** Its width is the map's height and width, relative to the largest map of all networks. */
  readonly bar: Box;
  /** Only of a feature layer. */
  readonly handle?: HandleDrawing;
  /** Only of the line that unfolds a stage. */
  readonly fold?: FoldDrawing;
}

export interface FoldDrawing extends Fold {
  /** Names it among all networks. */
  readonly place: string;
}

export interface HandleDrawing {
  readonly key: string;
  readonly place: Place;
  readonly feature: FeatureLayer;
  readonly row: Box;
  /** Where lines begin and end. */
  readonly port: Point;
}

/** Consecutive layers whose maps have the same size. */
export interface StageDrawing {
  /** `32x32`. */
  readonly label: string;
  readonly box: Box;
  readonly layers: readonly LayerDrawing[];
}

export interface NetworkDrawing {
  readonly key: string;
  readonly side: 'source' | 'target';
  readonly name: string;
  readonly title: string;
  readonly box: Box;
  readonly stages: readonly StageDrawing[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly measures: Measures;
  readonly networks: readonly NetworkDrawing[];
  /** In the order of reading: sources from the top, then the target. */
  readonly handles: readonly HandleDrawing[];
}

/** Names a fold among all networks. */
export const foldKey = ({ place, key }: FoldDrawing): string => `${place} ${key}`;

interface Column {
  readonly side: 'source' | 'target';
  readonly source: number;
  readonly network: PickerNetwork;
  readonly stages: readonly (readonly ShownRow[])[];
}

/** What a person has chosen to see of each network, by `networkKey`. */
export type ShownOf = (network: string) => Shown;

/** Names a network of the picture. */
export const networkKey = (side: Column['side'], source: number): string =>
  side === 'source' ? `source ${source}` : 'target';

function columnOf(side: Column['side'], network: PickerNetwork, source: number, shownOf: ShownOf): Column {
  const stages: ShownRow[][] = [];
  for (const row of shownRows(network.description, shownOf(networkKey(side, source)))) {
    const stage = stages.at(-1);
    const before = stage?.at(-1);
    if (stage && before && sizeText(before.output) === sizeText(row.output)) stage.push(row);
    else stages.push([row]);
  }
  return { side, source, network, stages };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const rowHeight = (row: ShownRow, { featureRow, plainRow }: Measures): number =>
  row.feature || row.fold ? featureRow : plainRow;

const stageHeight = (rows: readonly ShownRow[], measures: Measures): number =>
  measures.stageHeader + sum(rows.map((row) => rowHeight(row, measures))) + measures.stageFooter;

function columnHeight({ stages }: Column, measures: Measures): number {
  const heights = stages.map((stage) => stageHeight(stage, measures));
  return measures.networkHeader + sum(heights) + measures.stageGap * (stages.length - 1);
}

function stackHeight(columns: readonly Column[], measures: Measures): number {
  const heights = columns.map((column) => columnHeight(column, measures));
  return sum(heights) + measures.networkGap * Math.max(0, columns.length - 1);
}

/** How much the gaps of the shorter side grow, so that equal sizes stand nearer to each other. */
function spread(columns: readonly Column[], free: number, { mostSpread }: Measures): number {
  const gaps = sum(columns.map(({ stages }) => stages.length - 1));
  return gaps === 0 ? 0 : Math.min(free / gaps, mostSpread);
}

const nothingChosen: Shown = { layers: new Set(), unfolded: new Set() };

/** The drawing of all networks in a picture of this width. */
export function layOut(
  { sources, target }: PickerNetworks,
  width: number,
  shownOf: ShownOf = () => nothingChosen,
): Layout {
  const measures = measuresFor(width);
  const left = sources.map((network, index) => columnOf('source', network, index, shownOf));
  const right = [columnOf('target', target, -1, shownOf)];
  const largest = Math.max(...[...left, ...right].flatMap(({ stages }) => stages.flat()).map(sideOf));

  const leftHeight = stackHeight(left, measures);
  const rightHeight = stackHeight(right, measures);
  const height = Math.max(leftHeight, rightHeight) + 2 * measures.margin;
  const stack = (columns: readonly Column[], taken: number): NetworkDrawing[] => {
    const extra = spread(columns, height - 2 * measures.margin - taken, measures);
    const gaps = sum(columns.map(({ stages }) => stages.length - 1));
    let y = (height - taken - extra * gaps) / 2;
    return columns.map((column) => {
      const drawn = drawNetwork(column, {
        measures,
        y,
        gap: measures.stageGap + extra,
        largest,
        pictureWidth: width,
      });
      y += drawn.box.height + measures.networkGap;
      return drawn;
    });
  };
  const networks = [...stack(left, leftHeight), ...stack(right, rightHeight)];

  const layers = networks.flatMap(({ stages }) => stages.flatMap((stage) => stage.layers));
  return { width, height, measures, networks, handles: layers.flatMap(({ handle }) => handle ?? []) };
}

const sideOf = ({ output }: ShownRow): number => Math.max(output[1], output[2]);

interface Frame {
  readonly measures: Measures;
  readonly y: number;
  readonly gap: number;
  /** Side of the largest map. */
  readonly largest: number;
  readonly pictureWidth: number;
}

function drawNetwork(column: Column, frame: Frame): NetworkDrawing {
  const { measures, gap, pictureWidth } = frame;
  const { margin, columnWidth } = measures;
  const x = column.side === 'source' ? margin : pictureWidth - margin - columnWidth;
  let y = frame.y + measures.networkHeader;
  const stages = column.stages.map((rows): StageDrawing => {
    const box = { x, y, width: columnWidth, height: stageHeight(rows, measures) };
    let top = y + measures.stageHeader;
    const layers = rows.map((row) => {
      const height = rowHeight(row, measures);
      const drawn = drawLayer(column, row, { x, y: top, width: columnWidth, height }, frame);
      top += height;
      return drawn;
    });
    y += box.height + gap;
    const first = rows[0];
    return { label: first ? sizeText(first.output) : '', box, layers };
  });
  return {
    key: networkKey(column.side, column.source),
    side: column.side,
    name: column.network.name,
    title: column.network.description.title,
    box: { x, y: frame.y, width: columnWidth, height: y - gap - frame.y },
    stages,
  };
}

function drawLayer({ side, source }: Column, row: ShownRow, box: Box, frame: Frame): LayerDrawing {
  const { name, title, output, feature, fold } = row;
  const { inset, widestBar, featureBar, plainBar } = frame.measures;
  const height = feature ? featureBar : plainBar;
  const width = Math.max(2, (widestBar * sideOf(row)) / frame.largest);
  const middle = box.y + box.height / 2;
  const edge = side === 'source' ? box.x + box.width - inset : box.x + inset;
  const bar = { x: side === 'source' ? edge - width : edge, y: middle - height / 2, width, height };
  const place: Place | undefined = feature && {
    ...(side === 'source' ? { side, source } : { side }),
    layer: feature.name,
  };
  return {
    key: `${side} ${source} ${name} ${title} ${box.y}`,
    title: name === '' ? title : `${name}, ${title}`,
    kind: title,
    shape: output,
    row: box,
    bar,
    ...(fold ? { fold: { ...fold, place: networkKey(side, source) } } : {}),
    ...(feature && place
      ? { handle: { key: placeKey(place), place, feature, row: box, port: { x: edge, y: middle } } }
      : {}),
  };
}
