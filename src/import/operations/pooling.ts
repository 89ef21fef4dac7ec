/** @file Pools and resampling. */
import { t } from '@vscode/l10n';
import type { Resampling } from '../../catalog/networks/step.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { largest, reduced } from '../reduction.js';
import { refuse } from '../refusal.js';
import { numberAt, sizeAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import type { Lowering, Lowerings } from './lowering.js';

type Two<Type> = readonly [height: Type, width: Type];

interface PoolChoice {
  readonly size: Two<number>;
  readonly stride: Two<number>;
  readonly padding: Two<number>;
  readonly dilation: Two<number>;
  readonly ceil: boolean;
}

/** How many windows an axis has, and what of the padding behind it only `ceil_mode` adds. */
function windows(
  size: number,
  choice: PoolChoice,
  axis: 0 | 1,
): { readonly count: number; readonly overhang: number } {
  const [kernel, stride, padding] = [choice.size[axis], choice.stride[axis], choice.padding[axis]];
  const reach = choice.dilation[axis] * (kernel - 1) + 1;
  const room = size + 2 * padding - reach;
  let count = (choice.ceil ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
  // No window may begin behind the padding.
  if (choice.ceil && (count - 1) * stride >= size + padding) count -= 1;
  if (!(count >= 1)) refuse(t('its window is larger than the map'));
  return { count, overhang: Math.max(0, (count - 1) * stride + reach - size - 2 * padding) };
}

function pooled(call: Call, x: Value, kind: 'maxPool' | 'averagePool', choice: PoolChoice): Value {
  const [height, width] = [
    windows(numberAt(x.shape, 2), choice, 0),
    windows(numberAt(x.shape, 3), choice, 1),
  ];
  const overhang = [height.overhang, width.overhang] as const;
  const { size, stride, dilation } = choice;
  const padding = [
    [choice.padding[0], choice.padding[0] + overhang[0]],
    [choice.padding[1], choice.padding[1] + overhang[1]],
  ] as const;
  const shape = [...x.shape.slice(0, 2), height.count, width.count];
  if (kind === 'maxPool')
    return call.trace.emit({
      operation: kind,
      inputs: [x],
      attributes: { size, stride, padding, dilation },
      shape,
    });
  const countPadding = call.flag('count_include_pad', true);
  if (call.has('divisor_override')) refuse(t('it has a divisor of its own'));
  const attributes = { size, stride, padding, dilation, countPadding, overhang };
  return call.trace.emit({ operation: kind, inputs: [x], attributes, shape });
}

function poolChoice(call: Call): PoolChoice {
  const size = call.pair('kernel_size');
  const stride = call.has('stride') && call.integers('stride').length > 0 ? call.pair('stride') : size;
  return {
    size,
    stride,
    padding: call.pair('padding', [0]),
    dilation: call.pair('dilation', [1]),
    ceil: call.flag('ceil_mode'),
  };
}

const pool =
  (kind: 'maxPool' | 'averagePool'): Lowering =>
  (call) => {
    const x = call.value();
    if (x.shape.length !== 4) refuse(t('it pools no map'));
    return pooled(call, x, kind, poolChoice(call));
  };

/** Over a map of one row. */
const pool1d =
  (kind: 'maxPool' | 'averagePool'): Lowering =>
  (call) => {
    const { trace } = call;
    const x = call.value();
    if (x.shape.length !== 3) refuse(t('it pools no sequence'));
    const map = viewOf(trace, x, { kind: 'reshape', shape: x.shape.toSpliced(2, 0, 1) });
    const [size = 1] = call.integers('kernel_size');
    const [stride = size] = call.integers('stride', [size]);
    const [padding = 0] = call.integers('padding', [0]);
    const [dilation = 1] = call.integers('dilation', [1]);
    const result = pooled(call, map, kind, {
      size: [1, size],
      stride: [1, stride],
      padding: [0, padding],
      dilation: [1, dilation],
      ceil: call.flag('ceil_mode'),
    });
    return viewOf(trace, result, { kind: 'reshape', shape: result.shape.toSpliced(2, 1) });
  };

/** Height and width by a rule for each. */
function resampled(trace: Trace, x: Value, height: Resampling, width: Resampling): Value {
  if (x.shape.length !== 4) refuse(t('it resizes no map'));
  const shape = [...x.shape.slice(0, 2), height.size, width.size];
  if (!(height.size >= 1 && width.size >= 1)) refuse(t('a size is not known'));
  const same = [height, width].every(({ size, scale }, axis) => {
    return size === sizeAt(x.shape, axis + 2) && (scale ?? 1) === 1;
  });
  if (same) return x;
  return trace.emit({ operation: 'resample', inputs: [x], attributes: { height, width }, shape });
}

const adaptiveAverage: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const wanted = call.pair('output_size');
  const [height, width] = wanted.map((size, axis) => (size < 0 ? numberAt(x.shape, axis + 2) : size));
  if (height === 1 && width === 1) return reduced(trace, 'mean', x, [2, 3], true);
  const rule = (size = 1): Resampling => ({ kind: 'adaptive-average', size });
  return resampled(trace, x, rule(height), rule(width));
};

const adaptiveAverage1d: Lowering = (call) => {
  const x = call.value();
  if (call.integers('output_size')[0] !== 1) refuse(t('it makes more than one number'));
  return reduced(call.trace, 'mean', x, [x.shape.length - 1], true);
};

/** Windows side by side, where the size is a multiple of what is wanted. */
const adaptiveMax: Lowering = (call) => {
  const x = call.value();
  const wanted = call.pair('output_size');
  if (wanted.every((size) => size === 1)) return largest(call.trace, x, [2, 3], true);
  const [height = 0, width = 0] = wanted.map((size, axis) => numberAt(x.shape, axis + 2) / size);
  if (!Number.isInteger(height) || !Number.isInteger(width)) return refuse(t('its windows overlap'));
  const size = [height, width] as const;
  return pooled(call, x, 'maxPool', { size, stride: size, padding: [0, 0], dilation: [1, 1], ceil: false });
};

/** With a filter against aliases: the same map where the size stays. */
const antialiased: Lowering = (call) => {
  const x = call.value();
  const wanted = call.has('output_size') ? call.integers('output_size') : [];
  const stays = wanted.length === 2 && wanted.every((size, axis) => size === x.shape[axis + 2]);
  return stays ? x : refuse(t('it resizes with a filter against aliases'));
};

const interpolation =
  (kind: 'nearest' | 'bilinear' | 'bicubic'): Lowering =>
  (call) => {
    const x = call.value();
    if (x.shape.length !== 4) refuse(t('it resizes no map'));
    const sizes = call.has('output_size') ? call.integers('output_size') : undefined;
    const scales = call.numbers(call.has('scale_factors') ? 'scale_factors' : 'scale_factor') ?? [];
    const corners = call.flag('align_corners');
    if (corners && kind === 'bicubic') refuse(t('it aligns corners'));
    const rule = (axis: 0 | 1): Resampling => {
      const from = numberAt(x.shape, axis + 2);
      const scale = scales[axis] ?? scales[0];
      const size = sizes?.[axis] ?? Math.floor(from * (scale ?? 1));
      if (corners) return { kind: 'bilinear-corners', size };
      // A scale that is given counts, not the quotient of the sizes that it leads to.
      return sizes === undefined && scale !== undefined && scale !== size / from
        ? { kind, size, scale }
        : { kind, size };
    };
    return resampled(call.trace, x, rule(0), rule(1));
  };

export const pools: Lowerings = {
  max_pool2d: pool('maxPool'),
  max_pool2d_with_indices: pool('maxPool'),
  avg_pool2d: pool('averagePool'),
  max_pool1d: pool1d('maxPool'),
  avg_pool1d: pool1d('averagePool'),
  adaptive_avg_pool2d: adaptiveAverage,
  _adaptive_avg_pool2d: adaptiveAverage,
  adaptive_avg_pool1d: adaptiveAverage1d,
  adaptive_max_pool2d: adaptiveMax,
  upsample_nearest2d: interpolation('nearest'),
  upsample_bilinear2d: interpolation('bilinear'),
  upsample_bicubic2d: interpolation('bicubic'),
  _upsample_bilinear2d_aa: antialiased,
  _upsample_bicubic2d_aa: antialiased,
};
