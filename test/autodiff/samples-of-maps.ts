/** @file Samples of the operations on feature maps (N, C, H, W): convolution, pooling, resize, and their adjoints. */
import {
  convolution,
  convolutionFilterGradient,
  convolutionInputGradient,
  resizeBilinear,
  resizeBilinearAdjoint,
} from '../../src/autodiff/linear.js';
import type { OperationName, PoolWindow, Window } from '../../src/autodiff/node.js';
import { maxPool, maxUnpool, selectAtMaximum } from '../../src/autodiff/pooling.js';
import { sizeAfter } from '../../src/catalog/networks/description.js';
import { deciding, linear, type Sample, type Samples, sample } from './sample.js';

type Size = readonly [height: number, width: number];

interface ConvolutionCase {
  readonly title: string;
  readonly kernel: number;
  readonly window: Window;
  readonly map: Size;
  readonly result: Size;
}

/** Kernel, stride, padding, height, width: those of the networks, odd sizes, and more padding than the filter reaches. */
const convolutions = [
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
].map(([kernel = 0, stride = 0, padding = 0, height = 0, width = 0]): ConvolutionCase => {
  const after = (size: number) => sizeAfter(size, kernel, stride, padding);
  return {
    title: `${height}x${width}, kernel ${kernel}, stride ${stride}, padding ${padding}`,
    kernel,
    window: { stride, padding },
    map: [height, width],
    result: [after(height), after(width)],
  };
});

/** Size, stride, padding, height, width: those of the networks, odd sizes, overlapping windows, gaps between windows. */
const pools = [
  [2, 2, 0, 4, 6],
  [2, 2, 0, 5, 5],
  [2, 2, 1, 4, 4],
  [3, 1, 1, 4, 3],
  [3, 2, 0, 7, 5],
  [3, 2, 1, 5, 6],
  [3, 2, 1, 8, 8],
  [1, 2, 0, 3, 5],
].map(([size = 0, stride = 0, padding = 0, height = 0, width = 0]) => {
  const window: PoolWindow = { size, stride, padding };
  const after = (full: number) => sizeAfter(full, size, stride, padding);
  const title = `${height}x${width}, size ${size}, stride ${stride}, padding ${padding}`;
  return { title, window, map: [height, width] as Size, pooled: [after(height), after(width)] as Size };
});

/** From height and width to height and width. */
const resizes: readonly (readonly [Size, Size])[] = [
  [
    [2, 3],
    [4, 6],
  ],
  [
    [2, 3],
    [5, 4],
  ],
  [
    [6, 5],
    [3, 2],
  ],
  [
    [4, 4],
    [8, 2],
  ],
  [
    [1, 1],
    [3, 2],
  ],
  [
    [7, 4],
    [1, 4],
  ],
];

function each<Case>(cases: readonly Case[], toSample: (one: Case) => Sample): Samples {
  const [first, ...others] = cases.map(toSample);
  if (!first) throw new Error('There is no case.');
  return [first, ...others];
}

export const samplesOfMaps = {
  convolution: each(convolutions, ({ title, kernel, window, map }) =>
    sample(title, [linear(2, 3, ...map), linear(4, 3, kernel, kernel)], (x, y) => convolution(x, y, window)),
  ),
  convolutionInputGradient: each(convolutions, ({ title, kernel, window, map, result }) =>
    sample(title, [linear(2, 4, ...result), linear(4, 3, kernel, kernel)], (x, y) =>
      convolutionInputGradient(x, y, window, ...map),
    ),
  ),
  convolutionFilterGradient: each(convolutions, ({ title, kernel, window, map, result }) =>
    sample(title, [linear(2, 3, ...map), linear(2, 4, ...result)], (x, y) =>
      convolutionFilterGradient(x, y, window, kernel),
    ),
  ),
  maxPool: each(pools, ({ title, window, map }) =>
    sample(title, [deciding(2, 3, ...map)], (x) => maxPool(x, window)),
  ),
  maxUnpool: each(pools, ({ title, window, map, pooled }) =>
    sample(title, [linear(2, 3, ...pooled), deciding(2, 3, ...map)], (x, y) => maxUnpool(x, y, window)),
  ),
  selectAtMaximum: each(pools, ({ title, window, map }) =>
    sample(title, [linear(2, 3, ...map), deciding(2, 3, ...map)], (x, y) => selectAtMaximum(x, y, window)),
  ),
  resizeBilinear: each(resizes, ([from, to]) =>
    sample(`${from.join('x')} to ${to.join('x')}`, [linear(2, 3, ...from)], (x) => resizeBilinear(x, ...to)),
  ),
  resizeBilinearAdjoint: each(resizes, ([from, to]) =>
    sample(`${to.join('x')} back to ${from.join('x')}`, [linear(2, 3, ...to)], (x) =>
      resizeBilinearAdjoint(x, ...from),
    ),
  ),
} satisfies Partial<Record<OperationName, Samples>>;
