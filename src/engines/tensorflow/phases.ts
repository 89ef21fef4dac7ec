/**
 * @file Pools with dilation, which TensorFlow has none of: elements that are a dilation apart become maps of their own (its
 * phases), over which windows without dilation pass, at every place; of the results those a stride apart are taken.
 */
import type { Shape } from '../../autodiff/node.js';
import type { PoolWindow, Sides } from '../../catalog/networks/window.js';
import type { GraphBuilder } from './graph-def.js';

export interface Phases {
  /** The border that a map (N, H, W, C) is to be given first. */
  readonly border: PoolWindow;
  /** The window that passes over each phase. */
  readonly window: PoolWindow;
  /** A map with its border as its phases. */
  apart(map: string): string;
  /** The adjoint of `apart`. */
  joined(phases: string): string;
  /** From results of all phases to the result of the pool. */
  together(phases: string): string;
  /** The adjoint of `together`. */
  spread(result: string): string;
}

/** @param map the shape (N, C, H, W) that is pooled. @param pooled the shape (N, C, H′, W′) of the result. */
export function phasesOf(graph: GraphBuilder, window: PoolWindow, map: Shape, pooled: Shape): Phases {
  const { dilation, stride, size } = window;
  const same = (x: string): string => x;
  if (dilation.every((step) => step === 1))
    return { border: window, window, apart: same, joined: same, together: same, spread: same };

  const filledUp = (axis: 0 | 1): Sides => {
    const [before, after] = window.padding[axis];
    const whole = (map[axis + 2] ?? 1) + before + after;
    return [before, after + ((dilation[axis] - (whole % dilation[axis])) % dilation[axis])];
  };
  const border = { ...window, padding: [filledUp(0), filledUp(1)] as const };
  const blocks = graph.integers(dilation);
  const nothing = graph.integers([0, 0, 0, 0], [2, 2]);
  const index = { type: 'int32' } as const;
  const apart = (x: string) =>
    graph.emit('SpaceToBatchND', [x, blocks, nothing], { Tblock_shape: index, Tpaddings: index });
  const joined = (x: string) =>
    graph.emit('BatchToSpaceND', [x, blocks, nothing], { Tblock_shape: index, Tcrops: index });

  const [images = 1, channels = 1, ...result] = pooled;
  const places = ([0, 1] as const).map((axis) => {
    const whole = (map[axis + 2] ?? 1) + border.padding[axis][0] + border.padding[axis][1];
    return whole - (size[axis] - 1) * dilation[axis];
  });
  const ends = places.map((_, axis) => ((result[axis] ?? 1) - 1) * (stride[axis] ?? 1) + 1);
  const range = [
    graph.integers([0, 0, 0, 0]),
    graph.integers([images, ...ends, channels]),
    graph.integers([1, ...stride, 1]),
  ];
  return {
    border,
    window: {
      size,
      stride: [1, 1],
      dilation: [1, 1],
      padding: [
        [0, 0],
        [0, 0],
      ],
    },
    apart,
    joined,
    together: (x) => graph.emit('StridedSlice', [joined(x), ...range], { Index: index }),
    spread: (u) => {
      const shape = graph.integers([images, ...places, channels]);
      return apart(graph.emit('StridedSliceGrad', [shape, ...range, u], { Index: index }));
    },
  };
}
