/**
 * @file Which layers of a network are drawn. Of a small one all; of a large one those that end a stage, those that have
 * pairs or were looked for, and a line that unfolds the others.
 */
import { type LayerRow, layerRows } from '../../src/catalog/layer-rows.js';
import type { FeatureLayer, MapShape, NetworkDescription } from '../../src/catalog/networks/description.js';

/** What a person has chosen to see. */
export interface Shown {
  /** Names of layers that are drawn in any case. */
  readonly layers: ReadonlySet<string>;
  /** Keys of stages that are unfolded. */
  readonly unfolded: ReadonlySet<string>;
}

/** The line that unfolds and folds a stage. */
export interface Fold {
  readonly key: string;
  /** Layers that it hides, or would. */
  readonly hidden: number;
  readonly open: boolean;
}

export interface ShownRow {
  readonly name: string;
  readonly title: string;
  readonly output: MapShape;
  readonly feature?: FeatureLayer;
  readonly fold?: Fold;
}

/** Networks of more rows are folded: a picture of that many can still be taken in. */
const mostRows = 32;

/** Whether some of the network's layers are not drawn unless a person asks for them. */
export function hasHiddenLayers(network: NetworkDescription): boolean {
  const rows = layerRows(network);
  return rows.length > mostRows || rows.some(({ inner }) => inner.length > 0);
}

/** A row with those of its inner layers that are to be seen, each where the forward pass comes by it. */
function withInner(row: LayerRow, { layers }: Shown): ShownRow[] {
  const seen = row.inner.filter(({ name }) => layers.has(name));
  const end = row.feature?.alias ?? Number.POSITIVE_INFINITY;
  const rowsOf = (features: readonly FeatureLayer[]): ShownRow[] =>
    features.map((feature) => ({ name: '', title: feature.title, output: feature.shape, feature }));
  return [
    ...rowsOf(seen.filter(({ alias }) => alias < end)),
    row,
    ...rowsOf(seen.filter(({ alias }) => alias >= end)),
  ];
}

/** The rows between two ends of stages, the second included. */
function groupsOf(rows: readonly LayerRow[]): LayerRow[][] {
  const groups: LayerRow[][] = [[]];
  for (const row of rows) {
    groups.at(-1)?.push(row);
    if (row.feature?.stage) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function folded(group: readonly LayerRow[], shown: Shown): ShownRow[] {
  const end = group.at(-1);
  const key = end?.feature?.name ?? '';
  const isSeen = (row: LayerRow) =>
    row === end || (row.feature && shown.layers.has(row.feature.name)) || withInner(row, shown).length > 1;
  const hidden = group.filter((row) => !isSeen(row)).length;
  const open = shown.unfolded.has(key);
  const seen = group.filter((row) => open || isSeen(row));
  const [first] = seen;
  const rows = seen.flatMap((row) => withInner(row, shown));
  if (hidden === 0 || !first) return rows;
  return [{ name: '', title: '', output: first.output, fold: { key, hidden, open } }, ...rows];
}

/** The rows of the drawing, from the image to the logits. */
export function shownRows(network: NetworkDescription, shown: Shown): ShownRow[] {
  const rows = layerRows(network);
  if (rows.length <= mostRows) return rows.flatMap((row) => withInner(row, shown));
  return groupsOf(rows).flatMap((group) => folded(group, shown));
}
