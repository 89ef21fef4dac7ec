/** @file Convolution and its gradients as the TensorFlow kernels that are fastest (docs/performance.md). */
import type { Shape, Window } from '../../autodiff/node.js';
import { elementCount } from '../../tensor/host-tensor.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';
import { emitOneDnn } from './one-dnn.js';

/** Up to this many elements a filter is convolved fastest by oneDNN, which puts it in another order first. */
const smallFilter = 300_000;
/** Up to this many positions a map's filter gradient is fastest as one matrix product over the whole batch. */
const smallMap = 16;

/** Whether one of TensorFlow's two words for padding means these zeros; otherwise they are put there explicitly. */
function paddingWord({ stride, padding }: Window, kernel: number): 'VALID' | 'SAME' | undefined {
  if (padding === 0) return 'VALID';
  return stride === 1 && 2 * padding === kernel - 1 ? 'SAME' : undefined;
}

const strides = ({ stride }: Window) => ({ strides: [1, stride, stride, 1] });

/** Height and width of a filter (O, C, k, k). */
const kernelOf = (filter: Shape | undefined): number => filter?.[2] ?? 1;

/** y = x ∗ w: a map (N, C, H, W) and a filter (O, C, k, k) give a map (N, O, H′, W′). */
export function lowerConvolution({ graph, node, x, y }: Lowering<'convolution'>): string {
  const { attributes, inputs } = node;
  const filter = inputs[1]?.shape ?? [];
  const word = paddingWord(attributes, kernelOf(filter));
  if (word === undefined) {
    const { padding: p } = attributes;
    const explicit = { padding: 'EXPLICIT', explicit_paddings: [0, 0, p, p, p, p, 0, 0] };
    return graph.emit('Conv2D', [x, y], { ...strides(attributes), ...explicit });
  }
  const window = { ...strides(attributes), padding: word };
  return elementCount(filter) <= smallFilter
    ? emitOneDnn(graph, 'Conv2D', [x, y], window)
    : graph.emit('Conv2D', [x, y], window);
}

/** A map (N, C, H, W) with the zeros around it that a convolution sees. */
function withBorder(shape: Shape, padding: number): number[] {
  const [images = 1, channels = 1, height = 1, width = 1] = shape;
  return [images, channels, height + 2 * padding, width + 2 * padding];
}

/**
 * From u (N, O, H′, W′) and the filter to the map's gradient (N, C, H, W); where TensorFlow has no word for the padding,
 * that of the map with its border, of which the border is cut off.
 */
export function lowerInputGradient({ graph, node, x, y }: Lowering<'convolutionInputGradient'>): string {
  const { attributes, inputs, shape } = node;
  const { padding } = attributes;
  const word = paddingWord(attributes, kernelOf(inputs[1]?.shape));
  const backwards = (map: Shape, own: 'VALID' | 'SAME') =>
    emitOneDnn(graph, 'Conv2DBackpropInput', [graph.integers(inMemory(map, 'map')), y, x], {
      ...strides(attributes),
      padding: own,
    });
  if (word !== undefined) return backwards(shape, word);
  const whole = backwards(withBorder(shape, padding), 'VALID');
  const start = graph.integers([0, padding, padding, 0]);
  return graph.emit('Slice', [whole, start, graph.integers(inMemory(shape, 'map'))], {
    Index: { type: 'int32' },
  });
}

/** From the map (N, C, H, W) and u (N, O, H′, W′) to the filter's gradient (O, C, k, k). */
export function lowerFilterGradient({ graph, node, x, y }: Lowering<'convolutionFilterGradient'>): string {
  const { attributes, inputs, shape } = node;
  const { kernel, padding } = attributes;
  const [, , height = 1, width = 1] = inputs[1]?.shape ?? [];
  if (graph.onProcessor && kernel > 1 && height * width <= smallMap) return byProduct(graph, node, x, y);
  const word = paddingWord(attributes, kernel);
  const map = word === undefined ? bordered(graph, x, padding) : x;
  return emitOneDnn(graph, 'Conv2DBackpropFilter', [map, graph.integers(inMemory(shape, 'filter')), y], {
    ...strides(attributes),
    padding: word ?? 'VALID',
  });
}

function bordered(graph: GraphBuilder, x: string, p: number): string {
  return p === 0 ? x : graph.emit('Pad', [x, graph.integers([0, 0, p, p, p, p, 0, 0], [4, 2])]);
}

/** The elements that each tap of the filter meets, (N·H′·W′, k·k·C) transposed, times (N·H′·W′, O). */
function byProduct(
  graph: GraphBuilder,
  { attributes, inputs, shape }: Lowering<'convolutionFilterGradient'>['node'],
  x: string,
  y: string,
): string {
  const { kernel, stride, padding } = attributes;
  const [outputs = 1, channels = 1] = shape;
  const [images = 1, , height = 1, width = 1] = inputs[1]?.shape ?? [];
  const map = bordered(graph, x, padding);
  const end = (start: number, count: number) => start + (count - 1) * stride + 1;
  const taps = Array.from({ length: kernel * kernel }, (_, tap) => {
    const [down, right] = [Math.floor(tap / kernel), tap % kernel];
    const from = graph.integers([0, down, right, 0]);
    const to = graph.integers([images, end(down, height), end(right, width), channels]);
    const steps = graph.integers([1, stride, stride, 1]);
    return graph.emit('StridedSlice', [map, from, to, steps], { Index: { type: 'int32' } });
  });
  const together = graph.emit('ConcatV2', [...taps, graph.integers([3], [])], { N: taps.length });
  const columns = graph.reshape(together, [images * height * width, kernel * kernel * channels]);
  const product = emitOneDnn(
    graph,
    'MatMul',
    [columns, graph.reshape(y, [images * height * width, outputs])],
    {
      transpose_a: true,
      transpose_b: false,
    },
  );
  return graph.reshape(product, inMemory(shape, 'filter'));
}
