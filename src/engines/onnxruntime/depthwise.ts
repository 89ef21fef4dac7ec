/**
 * @file Depthwise convolutions on blocks of channels. `Conv` takes one channel after another, by im2col; what ONNX
 * Runtime's optimiser puts in its place for constant filters computes 8 or 16 channels at once, and is 3 to 8 times as
 * fast with the rearrangement before and after. Those operators take computed filters as well when they are written out.
 * The images are taken for channels too, so that their number is that of whole blocks at nearly every batch size.
 */
import type { Window } from '../../catalog/networks/window.js';
import type { Kernel, Sizes } from './columns.js';
import type { ModelBuilder } from './model.js';

const domain = 'com.microsoft.nchwc';

/** Blocks have 8 or 16 channels, whatever vectors the processor has. */
const largestBlock = 16;

/** Whether ONNX Runtime has these kernels for the processor that this process runs on. */
export const hasBlockKernels = process.arch === 'x64';

/** Whether a convolution has one filter a channel, and whole blocks of them. @param filter (O, C / groups, kh, kw) */
export function isInBlocks(images: number, [outputs, inputs]: Sizes, groups: number): boolean {
  return groups > 1 && groups === outputs && inputs === 1 && (images * groups) % largestBlock === 0;
}

/** Brings (1, C, H, W) into blocks. */
function inBlocks(model: ModelBuilder, x: string, channels: number, size: Kernel): string {
  const flat = model.emit('Reshape', [x, model.integers([1, channels, ...size])]);
  return model.emit('ReorderInput', [flat], {}, { domain });
}

/** The same blocks as a filter for every channel. */
function asFilters(model: ModelBuilder, blocks: string, channels: number, size: Kernel): string {
  return model.emit('Reshape', [blocks, model.integers([channels, 1, ...size])]);
}

function convolve(
  model: ModelBuilder,
  map: string,
  filters: string,
  channels: number,
  kernel: Kernel,
  { stride, dilation, padding: [vertical, horizontal] }: Window,
): string {
  const result = model.emit(
    'Conv',
    [map, filters],
    {
      kernel_shape: kernel,
      strides: stride,
      dilations: dilation,
      pads: [vertical[0], horizontal[0], vertical[1], horizontal[1]],
      group: channels,
    },
    { domain },
  );
  return model.emit('ReorderOutput', [result], { channels }, { domain });
}

/** x (N, C, H, W) and a filter (C, 1, kh, kw) to (N, C, H′, W′). */
export function depthwiseConvolution(
  model: ModelBuilder,
  x: string,
  filter: string,
  [images, channels, ...size]: Sizes,
  result: Sizes,
  kernel: Kernel,
  window: Window,
): string {
  const all = images * channels;
  const one = model.emit('Reshape', [filter, model.integers([1, channels, ...kernel])]);
  const each = model.emit('Expand', [one, model.integers([images, channels, ...kernel])]);
  const filters = asFilters(model, inBlocks(model, each, all, kernel), all, kernel);
  const y = convolve(model, inBlocks(model, x, all, size), filters, all, kernel, window);
  return model.emit('Reshape', [y, model.integers(result)]);
}

/** x (N, C, H, W) and u (N, C, H′, W′) to (C, 1, kh, kw): each map of x is convolved with its map of u. */
export function depthwiseFilterGradient(
  model: ModelBuilder,
  x: string,
  u: string,
  [images, channels, ...size]: Sizes,
  [, , ...filterSize]: Sizes,
  kernel: Kernel,
  { stride, padding, dilation }: Window,
): string {
  const all = images * channels;
  /** What of the border behind a map was met. Where that is less than nothing, there is more of a result than taps. */
  const behind = (axis: 0 | 1) => {
    const met = (filterSize[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis] + 1;
    return Math.max(0, met - size[axis] - padding[axis][0]);
  };
  const filters = asFilters(model, inBlocks(model, u, all, filterSize), all, filterSize);
  const perImage = convolve(model, inBlocks(model, x, all, size), filters, all, filterSize, {
    stride: dilation,
    dilation: stride,
    padding: [
      [padding[0][0], behind(0)],
      [padding[1][0], behind(1)],
    ],
  });
  const met = model.emit('Slice', [
    perImage,
    model.integers([0, 0]),
    model.integers(kernel),
    model.integers([2, 3]),
  ]);
  const taps = model.emit('Reshape', [met, model.integers([images, channels, 1, ...kernel])]);
  return model.emit('ReduceSum', [taps, model.integers([0])], { keepdims: 0 });
}
