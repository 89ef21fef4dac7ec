/** @file What goes around a map (N, H, W, C): not every kernel knows of padding, and TensorFlow's two words do not say all. */
import type { Shape } from '../../autodiff/node.js';
import type { Window } from '../../catalog/networks/window.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';

/** Whether a window has a border at all. */
export const hasBorder = ({ padding }: Pick<Window, 'padding'>): boolean =>
  padding.flat().some((side) => side > 0);

/** The shape of a map (N, C, H, W) with its border. */
export function borderedShape(
  [images = 1, channels = 1, height = 1, width = 1]: Shape,
  { padding: [vertical, horizontal] }: Pick<Window, 'padding'>,
): Shape {
  return [images, channels, height + vertical[0] + vertical[1], width + horizontal[0] + horizontal[1]];
}

/** The map with zeros, or another value, around it. */
export function withBorder(
  graph: GraphBuilder,
  x: string,
  window: Pick<Window, 'padding'>,
  value?: number,
): string {
  if (!hasBorder(window)) return x;
  const amounts = graph.integers([0, 0, ...window.padding.flat(), 0, 0], [4, 2]);
  return value === undefined
    ? graph.emit('Pad', [x, amounts])
    : graph.emit('PadV2', [x, amounts, graph.filled(value)]);
}

/** What lies within the border: a map of `shape` (N, C, H, W). */
export function withoutBorder(
  graph: GraphBuilder,
  x: string,
  window: Pick<Window, 'padding'>,
  shape: Shape,
): string {
  if (!hasBorder(window)) return x;
  const [vertical, horizontal] = window.padding;
  const start = graph.integers([0, vertical[0], horizontal[0], 0]);
  return graph.emit('Slice', [x, start, graph.integers(inMemory(shape, 'map'))], {
    Index: { type: 'int32' },
  });
}
