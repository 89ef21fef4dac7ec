/** @file Convolutions and pools as ONNX nodes. */
import type { Window } from '../../catalog/networks/window.js';
import type { Attributes } from '../../engines/onnxruntime/attribute.js';
import type { Rows } from './lowering.js';
import { resample } from './resample.js';
import { sizesOf } from './shapes.js';

type Pads = readonly [top: number, left: number, bottom: number, right: number];

function padsOf({ padding }: Pick<Window, 'padding'>): Pads {
  const [[top, bottom], [left, right]] = padding;
  return [top, left, bottom, right];
}

const windowAttributes = (window: Window, kernel: readonly number[]): Attributes => ({
  kernel_shape: kernel,
  strides: window.stride,
  pads: padsOf(window),
});

export const maps: Rows<'convolution' | 'maxPool' | 'averagePool' | 'resample'> = {
  convolution: ({ to, names, inputs: [, filter], step: { attributes } }) =>
    to.node('Conv', names, {
      ...windowAttributes(attributes, filter ? sizesOf(filter).slice(2) : []),
      dilations: attributes.dilation,
      group: attributes.groups,
    }),
  maxPool: ({ to, names, step: { attributes } }) =>
    to.node('MaxPool', names, {
      ...windowAttributes(attributes, attributes.size),
      ...(attributes.dilation.some((distance) => distance !== 1) && { dilations: attributes.dilation }),
    }),
  averagePool: ({ to, x, step: { attributes } }) => {
    const { size, stride, countPadding, overhang } = attributes;
    const attributesWith = (pads: readonly number[], counted: boolean): Attributes => ({
      kernel_shape: size,
      strides: stride,
      pads,
      count_include_pad: counted ? 1 : 0,
    });
    const pads = padsOf(attributes);
    if (!countPadding || overhang.every((side) => side === 0))
      return to.node('AveragePool', [x.name], attributesWith(pads, countPadding));
    // What counts becomes part of the map, what overhangs stays padding.
    const [top, left, bottom, right] = pads;
    const [below, beyond] = overhang;
    const sides = to.integers([0, 0, top, left, 0, 0, bottom - below, right - beyond]);
    const padded = to.node('Pad', [x.name, sides]);
    return to.node('AveragePool', [padded], attributesWith([0, 0, below, beyond], false));
  },
  resample,
};
