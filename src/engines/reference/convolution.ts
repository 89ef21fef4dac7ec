/** @file Convolution and its two adjoints in float64: one walk over all products x[·]·filter[·]→y[·], three uses. */
import type { Shape } from '../../autodiff/node.js';
import type { ConvolutionWindow } from '../../catalog/networks/window.js';
import { type Value, zeros } from './values.js';

type Visit = (map: number, filter: number, result: number, count: number) => void;

/**
 * Visits every triple of offsets (map, filter, result) that a convolution multiplies and adds. The last axis comes as
 * runs: `count` neighbours of the result, a stride apart in the map.
 */
function walk(map: Shape, filter: Shape, result: Shape, window: ConvolutionWindow, visit: Visit): void {
  const { stride, padding, dilation, groups } = window;
  const [images = 0, channels = 0, height = 0, width = 0] = map;
  const [outputs = 0, inputs = 0, kernelHeight = 0, kernelWidth = 0] = filter;
  const [, , rows = 0, columns = 0] = result;
  for (let image = 0; image < images; image++)
    for (let output = 0; output < outputs; output++)
      for (let input = 0; input < inputs; input++) {
        const channel = Math.floor((output * groups) / outputs) * inputs + input;
        for (let down = 0; down < kernelHeight; down++)
          for (let right = 0; right < kernelWidth; right++) {
            const filterOffset = ((output * inputs + input) * kernelHeight + down) * kernelWidth + right;
            const shift = right * dilation[1] - padding[1][0];
            const first = Math.max(0, Math.ceil(-shift / stride[1]));
            const last = Math.min(columns - 1, Math.floor((width - 1 - shift) / stride[1]));
            if (last < first) continue;
            for (let row = 0; row < rows; row++) {
              const y = row * stride[0] + down * dilation[0] - padding[0][0];
              if (y < 0 || y >= height) continue;
              const mapOffset =
                ((image * channels + channel) * height + y) * width + first * stride[1] + shift;
              const resultOffset = ((image * outputs + output) * rows + row) * columns + first;
              visit(mapOffset, filterOffset, resultOffset, last - first + 1);
            }
          }
      }
}

/** (N, C, H, W) and (O, C / groups, kh, kw) to (N, O, H′, W′). */
export function convolve(shape: Shape, x: Value, filter: Value, window: ConvolutionWindow): Value {
  const result = zeros(shape);
  const [from, weights, to] = [x.data, filter.data, result.data];
  const step = window.stride[1];
  walk(x.shape, filter.shape, shape, window, (map, tap, target, count) => {
    const weight = weights[tap] ?? 0;
    for (let k = 0; k < count; k++) {
      to[target + k] = (to[target + k] ?? 0) + weight * (from[map + k * step] ?? 0);
    }
  });
  return result;
}

/** (N, O, H′, W′) and (O, C / groups, kh, kw) to (N, C, H, W). */
export function inputGradient(shape: Shape, u: Value, filter: Value, window: ConvolutionWindow): Value {
  const result = zeros(shape);
  const [from, weights, to] = [u.data, filter.data, result.data];
  const step = window.stride[1];
  walk(shape, filter.shape, u.shape, window, (map, tap, source, count) => {
    const weight = weights[tap] ?? 0;
    for (let k = 0; k < count; k++) {
      const target = map + k * step;
      to[target] = (to[target] ?? 0) + weight * (from[source + k] ?? 0);
    }
  });
  return result;
}

/** (N, C, H, W) and (N, O, H′, W′) to (O, C / groups, kh, kw). */
export function filterGradient(shape: Shape, x: Value, u: Value, window: ConvolutionWindow): Value {
  const result = zeros(shape);
  const [from, cotangent, to] = [x.data, u.data, result.data];
  const step = window.stride[1];
  walk(x.shape, shape, u.shape, window, (map, tap, source, count) => {
    let total = 0;
    for (let k = 0; k < count; k++) total += (from[map + k * step] ?? 0) * (cotangent[source + k] ?? 0);
    to[tap] = (to[tap] ?? 0) + total;
  });
  return result;
}
