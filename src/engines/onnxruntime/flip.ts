/** @file A filter as the input gradient of a convolution takes it. */
import { type Sizes, swapFirstAxes } from './columns.js';
import type { ModelBuilder } from './model.js';

/** (O, C / groups, kh, kw) to (C, O / groups, kh, kw), each filter turned by half a turn. */
export function flipped(model: ModelBuilder, filter: string, size: Sizes, groups: number): string {
  const turned = halfTurned(model, filter, size);
  const [outputs, inputs, ...kernel] = size;
  if (groups === 1) return swapFirstAxes(model, turned);
  // Of one filter a channel there is nothing to exchange.
  if (inputs === 1 && outputs === groups) return turned;
  const grouped = model.emit('Reshape', [
    turned,
    model.integers([groups, outputs / groups, inputs, kernel[0] * kernel[1]]),
  ]);
  const exchanged = model.emit('Transpose', [grouped], { perm: [0, 2, 1, 3] });
  return model.emit('Reshape', [exchanged, model.integers([groups * inputs, outputs / groups, ...kernel])]);
}

/** A product with the exchange matrix is quickest. */
function halfTurned(model: ModelBuilder, filter: string, [outputs, inputs, height, width]: Sizes): string {
  const taps = height * width;
  if (taps === 1) return filter;
  const exchange = Float32Array.from({ length: taps * taps }, (_, k) =>
    (k % taps) + Math.floor(k / taps) === taps - 1 ? 1 : 0,
  );
  const rows = model.emit('Reshape', [filter, model.integers([outputs * inputs, taps])]);
  const turned = model.emit('MatMul', [rows, model.floats(exchange, [taps, taps])]);
  return model.emit('Reshape', [turned, model.integers([outputs, inputs, height, width])]);
}
