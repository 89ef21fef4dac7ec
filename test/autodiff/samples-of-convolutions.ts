/** @file Samples of convolution and its gradients: windows per axis and side, dilation, groups. */
import {
  convolution,
  convolutionFilterGradient,
  convolutionInputGradient,
} from '../../src/autodiff/convolution.js';
import type { OperationName, Shape } from '../../src/autodiff/node.js';
import { type ConvolutionWindow, squareWindow, type Window } from '../../src/catalog/networks/window.js';
import { border, optionWords, type Size, sizesAfter } from '../windows.js';
import { each, linear, type Samples, sample } from './sample.js';

interface ConvolutionCase {
  readonly title: string;
  readonly filter: Shape;
  readonly window: ConvolutionWindow;
  /** (N, C, H, W) and (N, O, H', W'). */
  readonly map: Shape;
  readonly result: Shape;
  readonly size: Size;
  readonly kernel: Size;
}

/** @param channels images, channels, filters, groups. */
function convolutionCase(
  kernel: Size,
  size: Size,
  options: Partial<Window>,
  [images, channels, filters, groups]: readonly [number, number, number, number] = [2, 3, 4, 1],
): ConvolutionCase {
  const window = { ...squareWindow(1, 0), ...options, groups };
  return {
    title: `${images}x${channels}x${size.join('x')}, ${filters} filters of ${kernel.join('x')}, ${optionWords({ ...options, groups })}`,
    filter: [filters, channels / groups, ...kernel],
    window,
    map: [images, channels, ...size],
    result: [images, filters, ...sizesAfter(size, kernel, window)],
    size,
    kernel,
  };
}

/** Kernel, stride, padding, height, width: those of the networks, odd sizes, and more padding than the filter reaches. */
const squareConvolutions = [
  [1, 1, 0, 3, 4],
  [1, 1, 0, 1, 1],
  [1, 2, 0, 5, 4],
  [1, 1, 1, 3, 3],
  [3, 1, 0, 4, 5],
  [3, 1, 1, 5, 4],
  [3, 1, 1, 2, 2],
  [3, 1, 1, 1, 1],
  [3, 1, 3, 3, 3],
  [3, 2, 0, 5, 6],
  [3, 2, 1, 5, 6],
  [3, 2, 1, 6, 5],
  [3, 2, 1, 2, 2],
  [7, 1, 3, 2, 2],
  [7, 1, 3, 6, 5],
  [7, 2, 3, 9, 8],
].map(([kernel = 0, stride = 0, padding = 0, height = 0, width = 0]) =>
  convolutionCase([kernel, kernel], [height, width], squareWindow(stride, padding)),
);

const around: Partial<Window> = {
  padding: border(1, 1, 1, 1),
};
const depthwise = [2, 8, 8, 8] as const;

/** Windows per axis and side, dilation, groups, one filter a channel; whole blocks of channels, and others. */
const convolutions: readonly ConvolutionCase[] = [
  ...squareConvolutions,
  convolutionCase([1, 3], [4, 5], {
    padding: border(0, 0, 1, 1),
  }),
  convolutionCase([5, 1], [6, 4], {
    padding: border(2, 2, 0, 0),
  }),
  convolutionCase([3, 2], [5, 6], {
    stride: [2, 1],
    padding: border(0, 1, 1, 0),
  }),
  convolutionCase([2, 2], [4, 5], {
    padding: border(0, 1, 0, 1),
  }),
  convolutionCase([3, 3], [7, 6], {
    stride: [1, 3],
    padding: border(2, 0, 0, 3),
  }),
  convolutionCase([3, 1], [3, 3], {
    stride: [3, 2],
    padding: border(1, 0, 0, 0),
  }),
  convolutionCase([3, 3], [6, 7], {
    padding: border(2, 2, 2, 2),
    dilation: [2, 2],
  }),
  convolutionCase([3, 2], [7, 8], {
    padding: border(1, 0, 2, 1),
    dilation: [2, 3],
  }),
  convolutionCase([3, 3], [8, 7], {
    stride: [2, 2],
    padding: border(2, 2, 2, 2),
    dilation: [2, 2],
  }),
  convolutionCase([3, 3], [2, 2], {
    padding: border(2, 2, 2, 2),
    dilation: [2, 2],
  }),
  convolutionCase([3, 3], [5, 4], around, [2, 4, 6, 2]),
  convolutionCase([3, 3], [5, 4], { ...around, stride: [2, 2] }, [2, 6, 6, 3]),
  convolutionCase([1, 1], [3, 4], {}, [2, 4, 4, 2]),
  convolutionCase([3, 3], [2, 2], around, [2, 4, 4, 2]),
  convolutionCase(
    [3, 3],
    [6, 6],
    {
      padding: border(2, 2, 2, 2),
      dilation: [2, 2],
    },
    [2, 4, 6, 2],
  ),
  convolutionCase([3, 3], [5, 4], around, [2, 3, 3, 3]),
  convolutionCase([3, 3], [5, 4], around, [2, 3, 6, 3]),
  convolutionCase([3, 3], [5, 4], around, [2, 4, 2, 2]),
  convolutionCase([3, 3], [5, 6], around, depthwise),
  convolutionCase([3, 3], [5, 6], { ...around, stride: [2, 2] }, depthwise),
  convolutionCase([3, 3], [6, 7], { stride: [2, 2] }, depthwise),
  convolutionCase(
    [3, 2],
    [7, 6],
    {
      stride: [3, 1],
      padding: border(0, 1, 1, 0),
    },
    depthwise,
  ),
  convolutionCase(
    [3, 3],
    [6, 7],
    {
      padding: border(2, 2, 2, 2),
      dilation: [2, 2],
    },
    depthwise,
  ),
  convolutionCase([3, 3], [6, 7], { ...around, stride: [2, 2], dilation: [2, 2] }, depthwise),
  convolutionCase(
    [5, 5],
    [2, 2],
    {
      padding: border(2, 2, 2, 2),
    },
    depthwise,
  ),
  convolutionCase(
    [3, 3],
    [1, 1],
    {
      padding: border(3, 3, 3, 3),
    },
    depthwise,
  ),
  convolutionCase([1, 1], [3, 3], {}, depthwise),
];

export const samplesOfConvolutions = {
  convolution: each(convolutions, ({ title, filter, window, map }) =>
    sample(title, [linear(...map), linear(...filter)], (x, y) => convolution(x, y, window)),
  ),
  convolutionInputGradient: each(convolutions, ({ title, filter, window, result, size }) =>
    sample(title, [linear(...result), linear(...filter)], (x, y) =>
      convolutionInputGradient(x, y, window, ...size),
    ),
  ),
  convolutionFilterGradient: each(convolutions, ({ title, window, map, result, kernel }) =>
    sample(title, [linear(...map), linear(...result)], (x, y) =>
      convolutionFilterGradient(x, y, window, kernel),
    ),
  ),
} satisfies Partial<Record<OperationName, Samples>>;
