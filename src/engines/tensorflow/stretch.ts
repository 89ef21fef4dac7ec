/** @file Element-wise kernels whose operands stretch: TensorFlow's know five changes between axes that do and do not. */
import type { Shape } from '../../autodiff/node.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';

const mostRuns = 5;

/** Of how many runs of neighbouring axes that stretch alike two shapes of one rank are made. */
function runsOf(left: Shape, right: Shape): number {
  const kinds = left.flatMap((size, axis) => {
    const other = right[axis] ?? 1;
    if (size === 1 && other === 1) return [];
    return [size === other ? 'equal' : size === 1 ? 'left' : 'right'];
  });
  return kinds.filter((kind, index) => kind !== kinds[index - 1]).length;
}

/** x repeated to `shape`, the last axes first where that is more than one kernel can. Shapes are as they lie. */
export function stretch(graph: GraphBuilder, x: string, from: Shape, shape: Shape): string {
  const to = (sizes: Shape, name: string) => graph.emit('BroadcastTo', [name, graph.integers(sizes)]);
  if (from.length !== shape.length || runsOf(from, shape) <= mostRuns) return to(shape, x);
  const half = Math.floor(shape.length / 2);
  return to(shape, to([...from.slice(0, half), ...shape.slice(half)], x));
}

/** An element-wise kernel of two operands. */
export function lowerPair(
  operation: 'AddV2' | 'Sub' | 'Mul',
  { graph, node, layout, x, y }: Lowering<'add' | 'subtract' | 'multiply'>,
): string {
  const shapes = node.inputs.map(({ shape }) => inMemory(shape, shape.length === 4 ? layout : 'plain'));
  const [left = [], right = []] = shapes;
  if (left.length !== right.length || runsOf(left, right) <= mostRuns) return graph.emit(operation, [x, y]);
  return graph.emit(operation, [stretch(graph, x, left, node.shape), stretch(graph, y, right, node.shape)]);
}
