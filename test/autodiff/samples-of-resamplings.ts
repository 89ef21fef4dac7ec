/** @file Samples of resampling and its adjoint. */
import type { OperationName } from '../../src/autodiff/node.js';
import { resample, resampleAdjoint } from '../../src/autodiff/resample.js';
import type { Resampling } from '../../src/catalog/networks/step.js';
import type { Size } from '../windows.js';
import { each, linear, type Samples, sample } from './sample.js';

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

function resamplingCase(from: Size, height: Resampling, width: Resampling) {
  const words = [height, width].map(({ kind, size, scale }) =>
    [kind, `to ${size}`, ...(scale === undefined ? [] : [`by ${scale}`])].join(' '),
  );
  return { title: `${from.join('x')}, ${words.join(' and ')}`, from, height, width };
}

const kinds = ['bilinear', 'bilinear-corners', 'nearest', 'adaptive-average', 'bicubic'] as const;

/** Every kind to all sizes; two kinds; one axis alone; scales that are not the quotient of the sizes. */
const resamplings = [
  ...kinds.flatMap((kind) =>
    resizes.map(([from, [height, width]]) =>
      resamplingCase(from, { kind, size: height }, { kind, size: width }),
    ),
  ),
  resamplingCase([3, 4], { kind: 'nearest', size: 5 }, { kind: 'bicubic', size: 3 }),
  resamplingCase([3, 4], { kind: 'bilinear', size: 3 }, { kind: 'nearest', size: 7 }),
  resamplingCase(
    [3, 4],
    { kind: 'bilinear', size: 4, scale: 1.5 },
    { kind: 'bilinear', size: 3, scale: 0.8 },
  ),
  resamplingCase([3, 4], { kind: 'bicubic', size: 3, scale: 1.2 }, { kind: 'nearest', size: 9, scale: 2.3 }),
];

export const samplesOfResamplings = {
  resample: each(resamplings, ({ title, from, height, width }) =>
    sample(title, [linear(2, 3, ...from)], (x) => resample(x, height, width)),
  ),
  resampleAdjoint: each(resamplings, ({ title, from, height, width }) =>
    sample(title, [linear(2, 3, height.size, width.size)], (x) => resampleAdjoint(x, height, width, from)),
  ),
} satisfies Partial<Record<OperationName, Samples>>;
