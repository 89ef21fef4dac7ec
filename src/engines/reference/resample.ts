/** @file Resampling and its adjoint in float64, one pair of weights after the other. */
import type { Shape } from '../../autodiff/node.js';
import type { Resampling } from '../../catalog/networks/step.js';
import { interpolationMatrix } from '../interpolation.js';
import { at, type Value, zeros } from './values.js';

interface Rules {
  readonly height: Resampling;
  readonly width: Resampling;
}

type Weight = readonly [sample: number, result: number, weight: number];

/** The weights of a rule that are not zero. */
function weightsOf(from: number, rule: Resampling): Weight[] {
  return Array.from(
    interpolationMatrix(from, rule),
    (weight, k): Weight => [k % from, Math.floor(k / from), weight],
  ).filter(([, , weight]) => weight !== 0);
}

/** Visits every pair of offsets (original, resampled) with the weight between them. */
function walk(
  original: Shape,
  { height, width }: Rules,
  visit: (original: number, resampled: number, weight: number) => void,
): void {
  const [images = 0, channels = 0, rows = 0, columns = 0] = original;
  const down = weightsOf(rows, height);
  const right = weightsOf(columns, width);
  for (let plane = 0; plane < images * channels; plane++)
    for (const [y, toY, vertical] of down)
      for (const [z, toZ, horizontal] of right)
        visit(
          (plane * rows + y) * columns + z,
          (plane * height.size + toY) * width.size + toZ,
          vertical * horizontal,
        );
}

export function resampled(shape: Shape, x: Value, rules: Rules): Value {
  const result = zeros(shape);
  walk(x.shape, rules, (from, to, weight) => {
    result.data[to] = at(result, to) + weight * at(x, from);
  });
  return result;
}

export function resampleAdjoint(shape: Shape, u: Value, rules: Rules): Value {
  const result = zeros(shape);
  walk(shape, rules, (to, from, weight) => {
    result.data[to] = at(result, to) + weight * at(u, from);
  });
  return result;
}
