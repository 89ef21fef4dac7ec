/** @file Windows that move over a feature map: what convolutions and pools have in common. Pairs are height, width. */

/** What is added before and after one axis. */
export type Sides = readonly [before: number, after: number];

export interface Window {
  readonly stride: readonly [height: number, width: number];
  readonly padding: readonly [height: Sides, width: Sides];
  readonly dilation: readonly [height: number, width: number];
}

export interface ConvolutionWindow extends Window {
  /** Channels and filters fall into so many groups, each with filters of its own; 1 is an ordinary convolution. */
  readonly groups: number;
}

export interface PoolWindow extends Window {
  readonly size: readonly [height: number, width: number];
}

/** The window that is the same in height and width, and at both ends. */
export const squareWindow = (stride: number, padding: number): Window => ({
  stride: [stride, stride],
  padding: [
    [padding, padding],
    [padding, padding],
  ],
  dilation: [1, 1],
});

/** Size of an axis after a window of this kernel has passed over it. */
export function sizeAfter(
  size: number,
  kernel: number,
  stride: number,
  [before, after]: Sides,
  dilation = 1,
): number {
  return Math.floor((size + before + after - dilation * (kernel - 1) - 1) / stride) + 1;
}
