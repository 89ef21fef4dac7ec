/** @file Convolutions and pools as ONNX nodes. */
import type { Window } from '../../catalog/networks/window.js';
import { border, hasBorder } from '../../engines/onnxruntime/columns.js';
import { windowAttributes } from '../../engines/onnxruntime/convolution.js';
import type { NodeWriter } from './graph.js';
import type { Rows } from './lowering.js';
import { resample } from './resample.js';
import { sizesOf } from './shapes.js';

const none = [0, 0] as const;

/** A map with this padding as a part of it. */
function padded(to: NodeWriter, x: string, padding: Window['padding'], value: number): string {
  return to.node('Pad', [x, to.integers(border(padding)), to.scalar(value)]);
}

export const maps: Rows<'convolution' | 'maxPool' | 'averagePool' | 'resample'> = {
  convolution: ({ to, names, inputs: [, filter], step: { attributes } }) =>
    to.node('Conv', names, {
      kernel_shape: filter ? sizesOf(filter).slice(2) : [],
      ...windowAttributes(attributes),
    }),
  maxPool: ({ to, x, step: { attributes } }) => {
    const { size, padding } = attributes;
    // ONNX Runtime refuses padding that is as wide as the window, even where that is dilated.
    const fits = padding.every((sides, axis) => sides.every((side) => side < (size[axis] ?? 1)));
    const map = fits ? x.name : padded(to, x.name, padding, Number.NEGATIVE_INFINITY);
    const window = fits ? attributes : { ...attributes, padding: [none, none] as const };
    return to.node('MaxPool', [map], { kernel_shape: size, ...windowAttributes(window) });
  },
  averagePool: ({ to, x, step: { attributes } }) => {
    const { size, padding, countPadding, overhang } = attributes;
    const [[top, bottom], [left, right]] = padding;
    const [below, beyond] = overhang;
    // What counts becomes a part of the map, as OpenCV 4.8 counts no padding; what hangs over stays padding.
    const counted = [
      [top, bottom - below],
      [left, right - beyond],
    ] as const;
    const isPart = countPadding && hasBorder(counted);
    const map = isPart ? padded(to, x.name, counted, 0) : x.name;
    const rest = isPart ? ([[0, below] as const, [0, beyond] as const] as const) : padding;
    return to.node('AveragePool', [map], {
      kernel_shape: size,
      ...windowAttributes({ ...attributes, padding: rest }),
    });
  },
  resample,
};
