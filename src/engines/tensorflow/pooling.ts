/** @file Max-pooling and its companions as TensorFlow kernels; all of them take the first maximum of a window. */
import type { PoolWindow } from '../../catalog/networks/window.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { borderedShape, withBorder, withoutBorder } from './border.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';
import { emitOneDnn } from './one-dnn.js';
import { phasesOf } from './phases.js';

const poolAttributes = ({ size, stride }: PoolWindow) => ({
  ksize: [1, ...size, 1],
  strides: [1, ...stride, 1],
  padding: 'VALID',
});

/** What lies outside of a map is no maximum. */
const bordered = (graph: GraphBuilder, x: string, window: PoolWindow): string =>
  withBorder(graph, x, window, Number.NEGATIVE_INFINITY);

/** oneDNN's gradient is told by its pooling where the maxima were. */
function emitPoolGradient(graph: GraphBuilder, map: string, u: string, window: PoolWindow): string {
  const pooled = emitPool(graph, map, window);
  if (!graph.onProcessor) return graph.emit('MaxPoolGrad', [map, pooled, u], poolAttributes(window));
  const own = { ...poolAttributes(window), workspace_enabled: true };
  return emitOneDnn(graph, 'MaxPoolGrad', [map, pooled, u, `${pooled}:1`], own);
}

function emitPool(graph: GraphBuilder, map: string, window: PoolWindow): string {
  const own = graph.onProcessor ? { workspace_enabled: true } : {};
  return emitOneDnn(graph, 'MaxPool', [map], { ...poolAttributes(window), ...own });
}

/** The maximum of every window of a map (N, C, H, W). */
export function lowerMaxPool({ graph, node, x }: Lowering<'maxPool'>): string {
  const phases = phasesOf(graph, node.attributes, node.inputs[0]?.shape ?? [], node.shape);
  const map = phases.apart(bordered(graph, x, phases.border));
  return phases.together(emitPool(graph, map, phases.window));
}

/** Its transpose: x (N, C, H′, W′) goes to where the maxima of y (N, C, H, W) are, zeros elsewhere. */
export function lowerMaxUnpool({ graph, node, x, y }: Lowering<'maxUnpool'>): string {
  const phases = phasesOf(graph, node.attributes, node.shape, node.inputs[0]?.shape ?? []);
  const map = phases.apart(bordered(graph, y, phases.border));
  const placed = emitPoolGradient(graph, map, phases.spread(x), phases.window);
  return withoutBorder(graph, phases.joined(placed), phases.border, node.shape);
}

/** Of x (N, C, H, W) what lies where the maxima of y, of the same shape, are. */
export function lowerSelect({ graph, node, x, y }: Lowering<'selectAtMaximum'>): string {
  const phases = phasesOf(graph, node.attributes, node.inputs[0]?.shape ?? [], node.shape);
  const map = phases.apart(bordered(graph, y, phases.border));
  const pooled = emitPool(graph, map, phases.window);
  const chosen = phases.apart(withBorder(graph, x, phases.border, 0));
  return phases.together(graph.emit('MaxPoolGradGrad', [map, pooled, chosen], poolAttributes(phases.window)));
}

/** The mean with all padding counted, times what was counted. */
export function lowerSumPool({ graph, node: { attributes }, x }: Lowering<'sumPool'>): string {
  const mean = graph.emit('AvgPool', [withBorder(graph, x, attributes)], poolAttributes(attributes));
  return graph.emit('Mul', [mean, graph.filled(elementCount(attributes.size))]);
}

export function lowerSumUnpool({ graph, node: { attributes, shape }, x }: Lowering<'sumUnpool'>): string {
  const map = graph.integers(inMemory(borderedShape(shape, attributes), 'map'));
  const spread = graph.emit('AvgPoolGrad', [map, x], poolAttributes(attributes));
  const inside = withoutBorder(graph, spread, attributes, shape);
  return graph.emit('Mul', [inside, graph.filled(elementCount(attributes.size))]);
}
