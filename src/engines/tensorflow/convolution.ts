/** @file Convolution and its gradients as the TensorFlow kernels that are fastest (docs/performance.md). */
import type { Shape } from '../../autodiff/node.js';
import type { ConvolutionWindow, Window } from '../../catalog/networks/window.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { borderedShape, hasBorder, withBorder, withoutBorder } from './border.js';
import type { GraphBuilder } from './graph-def.js';
import { inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';
import { emitOneDnn } from './one-dnn.js';

/** Up to this many elements a filter is convolved fastest by oneDNN, which puts it in another order first. */
const smallFilter = 300_000;
/** Up to this many positions a map's filter gradient is fastest as one matrix product over the whole batch. */
const smallMap = 16;

type Kernel = readonly [height: number, width: number];

/** Whether one of TensorFlow's two words for padding means these zeros; otherwise they are put there explicitly. */
function paddingWord(window: Window, kernel: Kernel): 'VALID' | 'SAME' | undefined {
  const { stride, padding, dilation } = window;
  if (!hasBorder(window)) return 'VALID';
  const keepsSize = ([0, 1] as const).every(
    (axis) =>
      stride[axis] === 1 && padding[axis].every((side) => 2 * side === (kernel[axis] - 1) * dilation[axis]),
  );
  return keepsSize ? 'SAME' : undefined;
}

const isDilated = ({ dilation }: Window): boolean => dilation.some((step) => step > 1);

const steps = (window: Window) => ({
  strides: [1, ...window.stride, 1],
  ...(isDilated(window) ? { dilations: [1, ...window.dilation, 1] } : {}),
});

/** Height and width of a filter (O, C / groups, kh, kw). */
const kernelOf = (filter: Shape | undefined): Kernel => [filter?.[2] ?? 1, filter?.[3] ?? 1];

/** TensorFlow's own kernels for processors have groups in no gradient and dilation in none; oneDNN's have both. */
const isPlain = (window: ConvolutionWindow): boolean => window.groups === 1 && !isDilated(window);

/** y = x ∗ w: a map (N, C, H, W) and a filter (O, C / groups, kh, kw) give a map (N, O, H′, W′). */
export function lowerConvolution({ graph, node, x, y }: Lowering<'convolution'>): string {
  const { attributes, inputs } = node;
  const filter = inputs[1]?.shape ?? [];
  const word = paddingWord(attributes, kernelOf(filter));
  const window = steps(attributes);
  if (!isPlain(attributes)) {
    const map = word === undefined ? withBorder(graph, x, attributes) : x;
    return emitOneDnn(graph, 'Conv2D', [map, y], { ...window, padding: word ?? 'VALID' });
  }
  if (word === undefined) {
    const explicit = { padding: 'EXPLICIT', explicit_paddings: [0, 0, ...attributes.padding.flat(), 0, 0] };
    return graph.emit('Conv2D', [x, y], { ...window, ...explicit });
  }
  return elementCount(filter) <= smallFilter
    ? emitOneDnn(graph, 'Conv2D', [x, y], { ...window, padding: word })
    : graph.emit('Conv2D', [x, y], { ...window, padding: word });
}

/**
 * From u (N, O, H′, W′) and the filter to the map's gradient (N, C, H, W); where TensorFlow has no word for the padding,
 * that of the map with its border, of which the border is cut off.
 */
export function lowerInputGradient({ graph, node, x, y }: Lowering<'convolutionInputGradient'>): string {
  const { attributes, inputs, shape } = node;
  const word = paddingWord(attributes, kernelOf(inputs[1]?.shape));
  const backwards = (map: Shape, own: 'VALID' | 'SAME') =>
    emitOneDnn(graph, 'Conv2DBackpropInput', [graph.integers(inMemory(map, 'map')), y, x], {
      ...steps(attributes),
      padding: own,
    });
  if (word !== undefined) return backwards(shape, word);
  return withoutBorder(graph, backwards(borderedShape(shape, attributes), 'VALID'), attributes, shape);
}

/** From the map (N, C, H, W) and u (N, O, H′, W′) to the filter's gradient (O, C / groups, kh, kw). */
export function lowerFilterGradient({ graph, node, x, y }: Lowering<'convolutionFilterGradient'>): string {
  const { attributes, inputs, shape } = node;
  const { kernel } = attributes;
  const [, , height = 1, width = 1] = inputs[1]?.shape ?? [];
  const isSmall = height * width <= smallMap && elementCount(kernel) > 1;
  if (graph.onProcessor && isPlain(attributes) && isSmall) return byProduct(graph, node, x, y);
  const word = paddingWord(attributes, kernel);
  const map = word === undefined ? withBorder(graph, x, attributes) : x;
  return emitOneDnn(graph, 'Conv2DBackpropFilter', [map, graph.integers(inMemory(shape, 'filter')), y], {
    ...steps(attributes),
    padding: word ?? 'VALID',
  });
}

/** The elements that each tap of the filter meets, (N·H′·W′, kh·kw·C) transposed, times (N·H′·W′, O). */
function byProduct(
  graph: GraphBuilder,
  { attributes, inputs, shape }: Lowering<'convolutionFilterGradient'>['node'],
  x: string,
  y: string,
): string {
  const { kernel, stride } = attributes;
  const [outputs = 1, channels = 1] = shape;
  const [images = 1, , height = 1, width = 1] = inputs[1]?.shape ?? [];
  const map = withBorder(graph, x, attributes);
  const end = (start: number, count: number, step: number) => start + (count - 1) * step + 1;
  const taps = Array.from({ length: elementCount(kernel) }, (_, tap) => {
    const [down, right] = [Math.floor(tap / kernel[1]), tap % kernel[1]];
    const from = graph.integers([0, down, right, 0]);
    const to = graph.integers([images, end(down, height, stride[0]), end(right, width, stride[1]), channels]);
    return graph.emit('StridedSlice', [map, from, to, graph.integers([1, ...stride, 1])], {
      Index: { type: 'int32' },
    });
  });
  const together = graph.emit('ConcatV2', [...taps, graph.integers([3], [])], { N: taps.length });
  const columns = graph.reshape(together, [images * height * width, taps.length * channels]);
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
