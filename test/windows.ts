/** @file Windows that are the same in height and width, for tests. */
import { type PoolWindow, squareWindow } from '../src/catalog/networks/window.js';

export const squarePool = (size: number, stride: number, padding: number): PoolWindow => ({
  ...squareWindow(stride, padding),
  size: [size, size],
});
