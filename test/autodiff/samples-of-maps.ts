/** @file Samples of the operations on feature maps (N, C, H, W): convolution, pooling, resize, and their adjoints. */
import { averagePool, sumPool, sumUnpool } from '../../src/autodiff/average-pooling.js';
import {
  convolution,
  convolutionFilterGradient,
  convolutionInputGradient,
} from '../../src/autodiff/convolution.js';
import { resizeBilinear, resizeBilinearAdjoint } from '../../src/autodiff/linear.js';
import type { OperationName, Shape } from '../../src/autodiff/node.js';
import { maxPool, maxUnpool, selectAtMaximum } from '../../src/autodiff/pooling.js';
import {
  type ConvolutionWindow,
  type PoolWindow,
  sizeAfter,
  squareWindow,
  type Window,
} from '../../src/catalog/networks/window.js';
import { deciding, linear, type Sample, type Samples, sample } from './sample.js';

type Size = readonly [height: number, width: number];

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

interface WindowOptions {
  readonly stride?: Size;
  readonly padding?: ConvolutionWindow['padding'];
  readonly dilation?: Size;
}

const plain = squareWindow(1, 0);

const sizesAfter = (size: Size, kernel: Size, { stride, padding, dilation }: Window): Size => [
  sizeAfter(size[0], kernel[0], stride[0], padding[0], dilation[0]),
  sizeAfter(size[1], kernel[1], stride[1], padding[1], dilation[1]),
];

/** @param channels images, channels, filters, groups. */
function convolutionCase(
  kernel: Size,
  size: Size,
  options: WindowOptions,
  [images, channels, filters, groups]: readonly [number, number, number, number] = [2, 3, 4, 1],
): ConvolutionCase {
  const window = { ...plain, ...options, groups };
  const words = Object.entries({ ...options, ...(groups > 1 ? { groups } : {}) });
  return {
    title: [
      `${images}x${channels}x${size.join('x')}, ${filters} filters of ${kernel.join('x')}`,
      ...words.map(([name, value]) => `${name} ${[value].flat().join(' and ')}`),
    ].join(', '),
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

const around: WindowOptions = {
  padding: [
    [1, 1],
    [1, 1],
  ],
};
const depthwise = [2, 8, 8, 8] as const;

/** Windows per axis and side, dilation, groups, one filter a channel; whole blocks of channels, and others. */
const convolutions: readonly ConvolutionCase[] = [
  ...squareConvolutions,
  convolutionCase([1, 3], [4, 5], {
    padding: [
      [0, 0],
      [1, 1],
    ],
  }),
  convolutionCase([5, 1], [6, 4], {
    padding: [
      [2, 2],
      [0, 0],
    ],
  }),
  convolutionCase([3, 2], [5, 6], {
    stride: [2, 1],
    padding: [
      [0, 1],
      [1, 0],
    ],
  }),
  convolutionCase([2, 2], [4, 5], {
    padding: [
      [0, 1],
      [0, 1],
    ],
  }),
  convolutionCase([3, 3], [7, 6], {
    stride: [1, 3],
    padding: [
      [2, 0],
      [0, 3],
    ],
  }),
  convolutionCase([3, 1], [3, 3], {
    stride: [3, 2],
    padding: [
      [1, 0],
      [0, 0],
    ],
  }),
  convolutionCase([3, 3], [6, 7], {
    padding: [
      [2, 2],
      [2, 2],
    ],
    dilation: [2, 2],
  }),
  convolutionCase([3, 2], [7, 8], {
    padding: [
      [1, 0],
      [2, 1],
    ],
    dilation: [2, 3],
  }),
  convolutionCase([3, 3], [8, 7], {
    stride: [2, 2],
    padding: [
      [2, 2],
      [2, 2],
    ],
    dilation: [2, 2],
  }),
  convolutionCase([3, 3], [2, 2], {
    padding: [
      [2, 2],
      [2, 2],
    ],
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
      padding: [
        [2, 2],
        [2, 2],
      ],
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
      padding: [
        [0, 1],
        [1, 0],
      ],
    },
    depthwise,
  ),
  convolutionCase(
    [3, 3],
    [6, 7],
    {
      padding: [
        [2, 2],
        [2, 2],
      ],
      dilation: [2, 2],
    },
    depthwise,
  ),
  convolutionCase([3, 3], [6, 7], { ...around, stride: [2, 2], dilation: [2, 2] }, depthwise),
  convolutionCase(
    [5, 5],
    [2, 2],
    {
      padding: [
        [2, 2],
        [2, 2],
      ],
    },
    depthwise,
  ),
  convolutionCase(
    [3, 3],
    [1, 1],
    {
      padding: [
        [3, 3],
        [3, 3],
      ],
    },
    depthwise,
  ),
  convolutionCase([1, 1], [3, 3], {}, depthwise),
];

function poolCase(size: Size, map: Size, options: WindowOptions) {
  const window: PoolWindow = { ...plain, ...options, size };
  const words = Object.entries(options).map(([name, value]) => `${name} ${[value].flat().join(' and ')}`);
  const title = [`${map.join('x')}, size ${size.join('x')}`, ...words].join(', ');
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
    padding: [
      [0, 0],
      [1, 1],
    ],
  }),
  poolCase([2, 2], [5, 3], {
    stride: [2, 2],
    padding: [
      [0, 1],
      [0, 1],
    ],
  }),
  poolCase([3, 3], [6, 4], {
    stride: [2, 2],
    padding: [
      [0, 1],
      [0, 1],
    ],
  }),
  poolCase([3, 2], [5, 5], {
    stride: [1, 2],
    padding: [
      [2, 0],
      [1, 0],
    ],
  }),
];

const sums = [...squarePools, ...rectangularPools];

const pools = [
  ...squarePools,
  ...rectangularPools,
  poolCase([2, 2], [5, 6], { dilation: [2, 2] }),
  poolCase([3, 2], [7, 6], {
    padding: [
      [2, 1],
      [1, 0],
    ],
    dilation: [2, 3],
  }),
  poolCase([3, 3], [8, 7], {
    stride: [2, 3],
    padding: [
      [2, 2],
      [2, 2],
    ],
    dilation: [2, 2],
  }),
  poolCase([2, 1], [6, 4], { stride: [4, 2], dilation: [2, 1] }),
  poolCase([2, 2], [4, 5], {
    stride: [2, 2],
    padding: [
      [0, 2],
      [2, 1],
    ],
    dilation: [3, 2],
  }),
];

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
  resizeBilinear: each(resizes, ([from, to]) =>
    sample(`${from.join('x')} to ${to.join('x')}`, [linear(2, 3, ...from)], (x) => resizeBilinear(x, ...to)),
  ),
  resizeBilinearAdjoint: each(resizes, ([from, to]) =>
    sample(`${to.join('x')} back to ${from.join('x')}`, [linear(2, 3, ...to)], (x) =>
      resizeBilinearAdjoint(x, ...from),
    ),
  ),
} satisfies Partial<Record<OperationName, Samples>>;
