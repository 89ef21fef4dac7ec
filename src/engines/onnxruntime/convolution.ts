/** @file Convolution and its gradients as the ONNX operators that ONNX Runtime runs fastest (docs/performance.md). */
import type { NodeOf } from '../../autodiff/node.js';
import { type ConvolutionWindow, type Sides, sizeAfter, type Window } from '../../catalog/networks/window.js';
import {
  addColumns,
  channelRows,
  columns,
  type Kernel,
  type Sizes,
  sizes,
  swapFirstAxes,
} from './columns.js';
import { depthwiseConvolution, depthwiseFilterGradient, isInBlocks } from './depthwise.js';
import { flipped } from './flip.js';
import type { Lowering, ModelBuilder } from './model.js';
import { type Matrix, multiplyAlong } from './separable.js';

/** Up to this many positions a map is too small for `Conv`, which works image by image; 2x2 is the case that counts. */
const smallMap = 4;

const isSmall = ([, , height, width]: Sizes): boolean => height * width <= smallMap;

/** A window as ONNX writes it. */
export function windowAttributes(window: Window & { readonly groups?: number }) {
  const { stride, padding, dilation, groups = 1 } = window;
  const [vertical, horizontal] = padding;
  return {
    strides: stride,
    pads: [vertical[0], horizontal[0], vertical[1], horizontal[1]],
    ...(dilation.every((step) => step === 1) ? {} : { dilations: dilation }),
    ...(groups === 1 ? {} : { group: groups }),
  };
}

/** A filter (O, C, kh, kw) as the matrix (O, C·kh·kw). */
function filterMatrix(model: ModelBuilder, filter: string, outputs: number): string {
  return model.emit('Reshape', [filter, model.integers([outputs, -1])]);
}

/** Whether a convolution is best done as one matrix product over the whole batch. */
function isProduct(result: Sizes, [, , ...kernel]: Sizes, { groups }: ConvolutionWindow): boolean {
  return isSmall(result) && groups === 1 && kernel.some((size) => size > 1);
}

/** Whether a bias is best added by the convolution itself. */
export function takesBias({ shape, inputs, attributes }: NodeOf<'convolution'>): boolean {
  const [result, filter] = [sizes(shape), sizes(inputs[1]?.shape)];
  return !isProduct(result, filter, attributes) && !isInBlocks(result[0], filter, attributes.groups);
}

/** @param bias (O), added where it is given. */
export function lowerConvolution({ model, node, x, y }: Lowering<'convolution'>, bias?: string): string {
  const result = sizes(node.shape);
  const filter = sizes(node.inputs[1]?.shape);
  const [outputs, channels, ...kernel] = filter;
  if (model.blocks && isInBlocks(result[0], filter, node.attributes.groups)) {
    return depthwiseConvolution(model, x, y, sizes(node.inputs[0]?.shape), result, kernel, node.attributes);
  }
  if (bias !== undefined || !isProduct(result, filter, node.attributes)) {
    return model.emit('Conv', bias === undefined ? [x, y] : [x, y, bias], windowAttributes(node.attributes));
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

/** The window with which a convolution by the flipped filter is the input gradient of one that stands everywhere. */
function backwardsWindow(window: ConvolutionWindow, kernel: Kernel): ConvolutionWindow | undefined {
  const remaining = (axis: 0 | 1): Sides => {
    const reach = (kernel[axis] - 1) * window.dilation[axis];
    const [before, after] = window.padding[axis];
    return [reach - before, reach - after];
  };
  const padding = [remaining(0), remaining(1)] as const;
  const exists = padding.flat().every((side) => side >= 0);
  return exists ? { ...window, stride: [1, 1], padding } : undefined;
}

const standsEverywhere = ({ stride }: Window): boolean => stride.every((step) => step === 1);

/** With stride 1 a convolution with the flipped filter, which is 2 to 3 times as fast as ConvTranspose. */
export function lowerInputGradient({ model, node, x, y }: Lowering<'convolutionInputGradient'>): string {
  const { height, width, ...window } = node.attributes;
  const filter = sizes(node.inputs[1]?.shape);
  const [outputs, channels, ...kernel] = filter;
  const result = sizes(node.inputs[0]?.shape);
  if (standsEverywhere(window) && isProduct(result, filter, window)) {
    const product = model.emit('Gemm', [filterMatrix(model, y, outputs), channelRows(model, x, outputs)], {
      transA: 1,
    });
    return swapFirstAxes(
      model,
      addColumns(model, product, channels, result, kernel, window, [height, width]),
    );
  }
  const backwards = backwardsWindow(window, kernel);
  if (backwards && model.blocks && isInBlocks(result[0], filter, window.groups)) {
    const whole = wholeSize([height, width], kernel, window);
    const u = standsEverywhere(window) ? x : spread(model, x, result, whole, window);
    const map: Sizes = [result[0], outputs, ...whole];
    const turned = flipped(model, y, filter, window.groups);
    return depthwiseConvolution(model, u, turned, map, sizes(node.shape), kernel, backwards);
  }
  if (backwards && standsEverywhere(window)) {
    return model.emit('Conv', [x, flipped(model, y, filter, window.groups)], windowAttributes(backwards));
  }
  const [, , rows, resultWidth] = result;
  const covered = (axis: 0 | 1, size: number) =>
    (size - 1) * window.stride[axis] +
    (kernel[axis] - 1) * window.dilation[axis] +
    1 -
    window.padding[axis][0] -
    window.padding[axis][1];
  return model.emit('ConvTranspose', [x, y], {
    ...windowAttributes(window),
    output_padding: [height - covered(0, rows), width - covered(1, resultWidth)],
  });
}

/** The size that a window leaves of a map where it stands everywhere. */
function wholeSize(size: Kernel, kernel: Kernel, { padding, dilation }: Window): Kernel {
  const along = (axis: 0 | 1) => sizeAfter(size[axis], kernel[axis], 1, padding[axis], dilation[axis]);
  return [along(0), along(1)];
}

/** Results of a window with a stride where they would be without it, and zeros between them. */
function spread(
  model: ModelBuilder,
  x: string,
  [, , ...size]: Sizes,
  whole: Kernel,
  { stride }: Window,
): string {
  const matrix = (axis: 0 | 1): Matrix => {
    const values = new Float64Array(whole[axis] * size[axis]);
    for (let place = 0; place < size[axis]; place++) values[place * stride[axis] * size[axis] + place] = 1;
    return { values, rows: whole[axis], columns: size[axis] };
  };
  return multiplyAlong(model, x, [matrix(0), matrix(1)], false);
}

/** One matrix product over the whole batch: (O, N·H′·W′) times (C·kh·kw, N·H′·W′) transposed. */
export function lowerFilterGradient({ model, node, x, y }: Lowering<'convolutionFilterGradient'>): string {
  const { kernel, groups, ...window } = node.attributes;
  const [outputs, inputs] = sizes(node.shape);
  const map = sizes(node.inputs[0]?.shape);
  const result = sizes(node.inputs[1]?.shape);
  if (model.blocks && isInBlocks(map[0], sizes(node.shape), groups))
    return depthwiseFilterGradient(model, x, y, map, result, kernel, window);
  const rows = channelRows(model, y, outputs);
  const taps = columns(model, x, inputs * groups, result, kernel, window);
  const product =
    groups === 1
      ? model.emit('Gemm', [rows, taps], { transB: 1 })
      : groupProducts(model, rows, taps, groups, outputs / groups, inputs * kernel[0] * kernel[1]);
  return model.emit('Reshape', [product, model.integers([outputs, inputs, ...kernel])]);
}

/** The product of each group; it is the smaller factor and the result that are transposed. */
function groupProducts(
  model: ModelBuilder,
  rows: string,
  taps: string,
  groups: number,
  outputs: number,
  weights: number,
): string {
  const apart = (matrix: string, count: number) =>
    model.emit('Reshape', [matrix, model.integers([groups, count, -1])]);
  const turned = (matrices: string) => model.emit('Transpose', [matrices], { perm: [0, 2, 1] });
  return turned(model.emit('MatMul', [apart(taps, weights), turned(apart(rows, outputs))]));
}
