/** @file Max-pooling and its companions as TensorFlow kernels; all of them take the first maximum of a window. */
import type { PoolWindow, Shape } from '../../autodiff/node.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';
import { emitOneDnn } from './one-dnn.js';

const window = ({ size, stride }: PoolWindow) => ({
  ksize: [1, size, size, 1],
  strides: [1, stride, stride, 1],
  padding: 'VALID',
});

/** The map with `value` around it: not every kernel knows of explicit padding. */
function padded(graph: GraphBuilder, x: string, { padding }: PoolWindow, value: number): string {
  if (padding === 0) return x;
  const amounts = graph.integers([0, 0, padding, padding, padding, padding, 0, 0], [4, 2]);
  return graph.emit('PadV2', [x, amounts, graph.filled(value)]);
}

/** What lies outside of a map is no maximum. */
const withBorder = (graph: GraphBuilder, x: string, attributes: PoolWindow): string =>
  padded(graph, x, attributes, Number.NEGATIVE_INFINITY);

/** oneDNN's gradient is told by its pooling where the maxima were. */
function emitPoolGradient(graph: GraphBuilder, map: string, u: string, attributes: PoolWindow): string {
  const pooled = emitPool(graph, map, attributes);
  if (!graph.onProcessor) return graph.emit('MaxPoolGrad', [map, pooled, u], window(attributes));
  const own = { ...window(attributes), workspace_enabled: true };
  return emitOneDnn(graph, 'MaxPoolGrad', [map, pooled, u, `${pooled}:1`], own);
}

function emitPool(graph: GraphBuilder, map: string, attributes: PoolWindow): string {
  const own = graph.onProcessor ? { workspace_enabled: true } : {};
  return emitOneDnn(graph, 'MaxPool', [map], { ...window(attributes), ...own });
}

/** The maximum of every window of a map (N, C, H, W). */
export function lowerMaxPool({ graph, node: { attributes }, x }: Lowering<'maxPool'>): string {
  return emitPool(graph, withBorder(graph, x, attributes), attributes);
}

/** Its transpose: x (N, C, H′, W′) goes to where the maxima of y (N, C, H, W) are, zeros elsewhere. */
export function lowerMaxUnpool({ graph, node: { attributes, shape }, x, y }: Lowering<'maxUnpool'>): string {
  const map = withBorder(graph, y, attributes);
  const placed = emitPoolGradient(graph, map, x, attributes);
  return attributes.padding === 0 ? placed : withoutBorder(graph, placed, attributes, shape);
}

function withoutBorder(graph: GraphBuilder, x: string, { padding }: PoolWindow, shape: Shape): string {
  const start = graph.integers([0, padding, padding, 0]);
  return graph.emit('Slice', [x, start, graph.integers(inMemory(shape, 'map'))], {
    Index: { type: 'int32' },
  });
}

/** Of x (N, C, H, W) what lies where the maxima of y, of the same shape, are. */
export function lowerSelect({ graph, node: { attributes }, x, y }: Lowering<'selectAtMaximum'>): string {
  const map = withBorder(graph, y, attributes);
  const pooled = emitPool(graph, map, attributes);
  const chosen = padded(graph, x, attributes, 0);
  return graph.emit('MaxPoolGradGrad', [map, pooled, chosen], window(attributes));
}
