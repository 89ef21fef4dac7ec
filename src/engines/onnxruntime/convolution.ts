/** @file Convolution and its gradients as the ONNX operators that ONNX Runtime runs fastest (docs/performance.md). */
import type { Window } from '../../autodiff/node.js';
import { addColumns, channelRows, columns, type Sizes, sizes, swapFirstAxes } from './columns.js';
import type { Lowering, ModelBuilder } from './model.js';

/** Up to this many positions a map is too small for `Conv`, which works image by image; 2x2 is the case that counts. */
const smallMap = 4;

const isSmall = ([, , height, width]: Sizes): boolean => height * width <= smallMap;

const window = ({ stride, padding }: Window) => ({
  strides: [stride, stride],
  pads: [padding, padding, padding, padding],
});

/** A filter (O, C, k, k) as the matrix (O, C·k·k). */
function filterMatrix(model: ModelBuilder, filter: string, outputs: number): string {
  return model.emit('Reshape', [filter, model.integers([outputs, -1])]);
}

/** @param bias (O), added where it is given. */
export function lowerConvolution({ model, node, x, y }: Lowering<'convolution'>, bias?: string): string {
  const result = sizes(node.shape);
  const [outputs, channels, kernel] = sizes(node.inputs[1]?.shape);
  if (!isSmall(result) || kernel === 1 || bias !== undefined) {
    return model.emit('Conv', bias === undefined ? [x, y] : [x, y, bias], window(node.attributes));
  }
  const product = model.emit('Gemm', [
    filterMatrix(model, y, outputs),
    columns(model, x, channels, result, kernel, node.attributes),
  ]);
  const [images, , height, width] = result;
  return swapFirstAxes(
    model,
    model.emit('Reshape', [product, model.integers([outputs, images, height, width])]),
  );
}

/** Whether a bias is best added by the convolution itself. */
export function takesBias(shape: readonly number[], kernel: number): boolean {
  return !isSmall(sizes(shape)) || kernel === 1;
}

/** (O, C, k, k) to (C, O, k, k), each filter turned by half a turn: a product with the exchange matrix is quickest. */
function flipped(model: ModelBuilder, filter: string, [outputs, channels, kernel]: Sizes): string {
  if (kernel === 1) return swapFirstAxes(model, filter);
  const taps = kernel * kernel;
  const exchange = Float32Array.from({ length: taps * taps }, (_, k) =>
    (k % taps) + Math.floor(k / taps) === taps - 1 ? 1 : 0,
  );
  const rows = model.emit('Reshape', [filter, model.integers([outputs * channels, taps])]);
  const turned = model.emit('MatMul', [rows, model.floats(exchange, [taps, taps])]);
  const filters = model.emit('Reshape', [turned, model.integers([outputs, channels, kernel, kernel])]);
  return swapFirstAxes(model, filters);
}

/** With stride 1 a convolution with the flipped filter, which is 2 to 3 times as fast as ConvTranspose. */
export function lowerInputGradient({ model, node, x, y }: Lowering<'convolutionInputGradient'>): string {
  const { stride, padding, height, width } = node.attributes;
  const filter = sizes(node.inputs[1]?.shape);
  const [outputs, channels, kernel] = filter;
  const result = sizes(node.inputs[0]?.shape);
  if (stride === 1 && kernel > 1 && isSmall(result)) {
    const product = model.emit('Gemm', [filterMatrix(model, y, outputs), channelRows(model, x, outputs)], {
      transA: 1,
    });
    return swapFirstAxes(
      model,
      addColumns(model, product, channels, result, kernel, padding, [height, width]),
    );
  }
  if (stride === 1 && padding < kernel) {
    return model.emit(
      'Conv',
      [x, flipped(model, y, filter)],
      window({ stride: 1, padding: kernel - 1 - padding }),
    );
  }
  const [, , rows, resultWidth] = result;
  const covered = (size: number) => (size - 1) * stride + kernel - 2 * padding;
  return model.emit('ConvTranspose', [x, y], {
    ...window(node.attributes),
    output_padding: [height - covered(rows), width - covered(resultWidth)],
  });
}

/** One matrix product over the whole batch: (O, N·H′·W′) times (C·k·k, N·H′·W′) transposed. */
export function lowerFilterGradient({ model, node, x, y }: Lowering<'convolutionFilterGradient'>): string {
  const { kernel } = node.attributes;
  const [outputs, channels] = sizes(node.shape);
  const result = sizes(node.inputs[1]?.shape);
  const product = model.emit(
    'Gemm',
    [channelRows(model, y, outputs), columns(model, x, channels, result, kernel, node.attributes)],
    { transB: 1 },
  );
  return model.emit('Reshape', [product, model.integers([outputs, channels, kernel, kernel])]);
}
