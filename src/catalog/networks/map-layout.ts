/**
 * @file Which axes of a value are channels, rows and columns, found by following the images through the steps: maps with
 * channels first or last, and tokens, which are the places of a map row by row behind tokens that are none.
 */
import { imageValue, type Size, type Step, type ValueShape } from './step.js';

export type Layout =
  | { readonly kind: 'map'; readonly channels: 1 | 3 }
  /** A map whose channels stand in two axes, 1 and 2, as they are shuffled. */
  | { readonly kind: 'groups'; readonly channels: 1 }
  | {
      readonly kind: 'tokens';
      readonly channels: 1 | 2;
      /** Tokens before those of the map: class tokens and registers. */
      readonly before: number;
      readonly grid: readonly [height: number, width: number];
    };

const channelsFirst: Layout = { kind: 'map', channels: 1 };
const channelsLast: Layout = { kind: 'map', channels: 3 };

const isBatch = (size: Size | undefined): boolean => typeof size === 'object' && size.images === 1;
const numberAt = (shape: ValueShape, axis: number): number => {
  const size = shape[axis];
  return typeof size === 'number' ? size : 0;
};

/** Tokens of a square map behind a few others. */
function squareTokens(shape: ValueShape): Layout | undefined {
  const count = numberAt(shape, 1);
  const side = Math.floor(Math.sqrt(count));
  return side > 1
    ? { kind: 'tokens', channels: 2, before: count - side * side, grid: [side, side] }
    : undefined;
}

/** The layout of every value that is a map or the tokens of one. */
export function layoutsOf(steps: readonly Step[]): ReadonlyMap<string, Layout> {
  const layouts = new Map<string, Layout>([[imageValue, channelsFirst]]);
  const shapes = new Map<string, ValueShape>();
  for (const step of steps) {
    shapes.set(step.output, step.shape);
    if (!isBatch(step.shape[0])) continue;
    const layout = layoutAfter(step, layouts, shapes);
    if (layout !== undefined && fits(layout, step.shape)) layouts.set(step.output, layout);
  }
  for (const step of steps) {
    // What was taken apart into windows and put together again is a map where it is used as one.
    const [input = ''] = step.inputs;
    const shape = shapes.get(input) ?? [];
    const isMap = isOverMap(step) && isBatch(shape[0]) && numberAt(shape, 2) * numberAt(shape, 3) > 1;
    if (isMap && shape.length === 4 && !layouts.has(input)) layouts.set(input, channelsFirst);
  }
  return layouts;
}

/** Whether a step's input is a map with channels first. */
const isOverMap = (step: Step): boolean =>
  overMaps.has(step.operation) || (step.operation === 'mean' && step.attributes.axes.join() === '2,3');

const overMaps: ReadonlySet<Step['operation']> = new Set([
  'convolution',
  'maxPool',
  'averagePool',
  'resample',
  'batchNormalization',
  'groupNormalization',
]);

function fits(layout: Layout, shape: ValueShape): boolean {
  if (layout.kind === 'map') return shape.length === 4;
  if (layout.kind === 'groups') return shape.length === 5;
  const tokens = numberAt(shape, layout.channels === 1 ? 2 : 1);
  return shape.length === 3 && tokens === layout.before + layout.grid[0] * layout.grid[1];
}

type Known = ReadonlyMap<string, Layout>;
type Shapes = ReadonlyMap<string, ValueShape>;

function layoutAfter(step: Step, layouts: Known, shapes: Shapes): Layout | undefined {
  const [first = ''] = step.inputs;
  const input = layouts.get(first);
  const from = shapes.get(first) ?? [];
  switch (step.operation) {
    case 'convolution':
    case 'maxPool':
    case 'averagePool':
    case 'resample':
      // What a global pool has left is no map, and what is made of it is none.
      return input !== undefined || numberAt(step.shape, 2) * numberAt(step.shape, 3) > 1
        ? channelsFirst
        : undefined;
    case 'linear':
      return input === undefined || isLast(input)
        ? (input ?? lastOf(step.shape))
        : unless(input, from, step.shape);
    case 'layerNormalization':
      return input ?? lastOf(step.shape);
    case 'transpose':
      return input && turned(input, step.attributes.permutation);
    case 'reshape':
      return input && reshaped(input, from, step.shape);
    case 'slice':
      return input && sliced(input, step.attributes, from);
    case 'concatenate':
      return joined(step, layouts, shapes);
    case 'mean':
    case 'sum':
    case 'matrixProduct':
    case 'expand':
      return undefined;
    default:
      // Where values meet, the layout of the one that is known first counts: the others are computed from it.
      return step.inputs
        .map((name) => layouts.get(name))
        .find((layout) => layout && fits(layout, step.shape));
  }
}

const isLast = (layout: Layout): boolean => layout.channels === (layout.kind === 'tokens' ? 2 : 3);
const lastOf = (shape: ValueShape): Layout | undefined =>
  shape.length === 4 ? channelsLast : shape.length === 3 ? squareTokens(shape) : undefined;

/** Over another axis than that of the channels: the layout stays where the size does. */
const unless = (input: Layout, from: ValueShape, to: ValueShape): Layout | undefined =>
  numberAt(from, from.length - 1) === numberAt(to, to.length - 1) ? input : undefined;

function turned(layout: Layout, permutation: readonly number[]): Layout | undefined {
  const text = permutation.join();
  if (layout.kind === 'tokens')
    return text === '0,2,1' ? { ...layout, channels: layout.channels === 1 ? 2 : 1 } : undefined;
  if (layout.kind === 'groups') return text === '0,2,1,3,4' ? layout : undefined;
  if (text === '0,2,3,1' && layout.channels === 1) return channelsLast;
  return text === '0,3,1,2' && layout.channels === 3 ? channelsFirst : undefined;
}

const groups: Layout = { kind: 'groups', channels: 1 };

function reshaped(layout: Layout, from: ValueShape, to: ValueShape): Layout | undefined {
  const sameMap = [-2, -1].every((axis) => from.at(axis) === to.at(axis));
  if (layout.kind === 'groups') return to.length === 4 && sameMap ? channelsFirst : undefined;
  if (layout.kind === 'map' && layout.channels === 1 && to.length === 5) return sameMap ? groups : undefined;
  if (layout.kind === 'map') {
    const [height, width] = layout.channels === 1 ? [2, 3] : [1, 2];
    const grid = [numberAt(from, height), numberAt(from, width)] as const;
    const channels = layout.channels === 1 ? 1 : 2;
    const same = numberAt(from, layout.channels) === numberAt(to, channels);
    return to.length === 3 && same ? { kind: 'tokens', channels, before: 0, grid } : undefined;
  }
  const { channels, grid } = layout;
  if (to.length !== 4 || layout.before > 0) return undefined;
  const [height, width] = channels === 1 ? [2, 3] : [1, 2];
  const same = numberAt(to, height) === grid[0] && numberAt(to, width) === grid[1];
  return same ? (channels === 1 ? channelsFirst : channelsLast) : undefined;
}

function sliced(
  layout: Layout,
  { axis, start, end }: { readonly axis: number; readonly start: number; readonly end: number },
  from: ValueShape,
): Layout | undefined {
  if (layout.kind !== 'tokens' || axis === layout.channels) return layout;
  const { before, grid } = layout;
  const whole = numberAt(from, axis);
  return start <= before && end === whole ? { ...layout, before: before - start, grid } : undefined;
}

function joined(
  step: Step & { operation: 'concatenate' },
  layouts: Known,
  shapes: Shapes,
): Layout | undefined {
  const { axis } = step.attributes;
  const known = step.inputs.findIndex((name) => layouts.has(name));
  const layout = layouts.get(step.inputs[known] ?? '');
  if (layout?.kind !== 'tokens' || axis === layout.channels) return layout;
  // Tokens that are none of a map stand in front of those of the one that is.
  const tokens = step.inputs.findIndex((name) => layouts.get(name)?.kind === 'tokens');
  const before = step.inputs
    .slice(0, tokens)
    .reduce((sum, name) => sum + numberAt(shapes.get(name) ?? [], axis), 0);
  return { ...layout, before: layout.before + before };
}
