/** @file Samples of pools and their companions. */
import { averagePool, sumPool, sumUnpool } from '../../src/autodiff/average-pooling.js';
import type { OperationName } from '../../src/autodiff/node.js';
import { maxPool, maxUnpool, selectAtMaximum } from '../../src/autodiff/pooling.js';
import { type PoolWindow, squareWindow, type Window } from '../../src/catalog/networks/window.js';
import { border, optionWords, type Size, sizesAfter } from '../windows.js';
import { deciding, each, linear, type Samples, sample } from './sample.js';

function poolCase(size: Size, map: Size, options: Partial<Window>) {
  const window: PoolWindow = { ...squareWindow(1, 0), ...options, size };
  const title = `${map.join('x')}, size ${size.join('x')}, ${optionWords(options)}`;
  return { title, window, map, pooled: sizesAfter(map, size, window) };
}

/** Size, stride, padding, height, width: those of the networks, odd sizes, overlapping windows, gaps between windows. */
const squarePools = [
  [2, 2, 0, 4, 6],
  [2, 2, 0, 5, 5],
  [2, 2, 1, 4, 4],
  [3, 1, 1, 4, 3],
  [3, 2, 0, 7, 5],
  [3, 2, 1, 5, 6],
  [3, 2, 1, 8, 8],
  [1, 2, 0, 3, 5],
].map(([size = 0, stride = 0, padding = 0, height = 0, width = 0]) =>
  poolCase([size, size], [height, width], squareWindow(stride, padding)),
);

/** Windows per axis and side, and what hangs over behind a map. */
const rectangularPools = [
  poolCase([2, 3], [4, 6], { stride: [2, 3] }),
  poolCase([1, 3], [4, 5], {
    stride: [1, 2],
    padding: border(0, 0, 1, 1),
  }),
  poolCase([2, 2], [5, 3], {
    stride: [2, 2],
    padding: border(0, 1, 0, 1),
  }),
  poolCase([3, 3], [6, 4], {
    stride: [2, 2],
    padding: border(0, 1, 0, 1),
  }),
  poolCase([3, 2], [5, 5], {
    stride: [1, 2],
    padding: border(2, 0, 1, 0),
  }),
];

const sums = [...squarePools, ...rectangularPools];

const pools = [
  ...squarePools,
  ...rectangularPools,
  poolCase([2, 2], [5, 6], { dilation: [2, 2] }),
  poolCase([3, 2], [7, 6], {
    padding: border(2, 1, 1, 0),
    dilation: [2, 3],
  }),
  poolCase([3, 3], [8, 7], {
    stride: [2, 3],
    padding: border(2, 2, 2, 2),
    dilation: [2, 2],
  }),
  poolCase([2, 1], [6, 4], { stride: [4, 2], dilation: [2, 1] }),
  poolCase([2, 2], [4, 5], {
    stride: [2, 2],
    padding: border(0, 2, 2, 1),
    dilation: [3, 2],
  }),
];

export const samplesOfPools = {
  maxPool: each(pools, ({ title, window, map }) =>
    sample(title, [deciding(2, 3, ...map)], (x) => maxPool(x, window)),
  ),
  maxUnpool: each(pools, ({ title, window, map, pooled }) =>
    sample(title, [linear(2, 3, ...pooled), deciding(2, 3, ...map)], (x, y) => maxUnpool(x, y, window)),
  ),
  selectAtMaximum: each(pools, ({ title, window, map }) =>
    sample(title, [linear(2, 3, ...map), deciding(2, 3, ...map)], (x, y) => selectAtMaximum(x, y, window)),
  ),
  sumPool: [
    ...each(sums, ({ title, window, map }) =>
      sample(title, [linear(2, 3, ...map)], (x) => sumPool(x, window)),
    ),
    ...each(sums, ({ title, window, map }) =>
      sample(`the mean without padding, ${title}`, [linear(2, 3, ...map)], (x) =>
        averagePool(x, window, { countPadding: false }),
      ),
    ),
  ],
  sumUnpool: each(sums, ({ title, window, map, pooled }) =>
    sample(title, [linear(2, 3, ...pooled)], (x) => sumUnpool(x, window, ...map)),
  ),
} satisfies Partial<Record<OperationName, Samples>>;
