/** @file Resampling as an operator where one means the same, else as a matrix along each axis. */
import { keeps, ownRule } from '../../autodiff/resample.js';
import type { Resampling } from '../../catalog/networks/step.js';
import { interpolationMatrix } from '../../engines/interpolation.js';
import type { Attributes } from '../../engines/onnxruntime/attribute.js';
import type { NodeWriter } from './graph.js';
import type { Row } from './lowering.js';
import { sizesOf } from './shapes.js';

/** A rule, and the size that it is applied to. */
interface Axis {
  readonly rule: Resampling;
  readonly from: number;
}

const resizings: Readonly<Partial<Record<Resampling['kind'], Attributes>>> = {
  bilinear: { mode: 'linear', coordinate_transformation_mode: 'half_pixel' },
  'bilinear-corners': { mode: 'linear', coordinate_transformation_mode: 'align_corners' },
  nearest: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
};

/** `Resize` is told scales in single precision: the sizes must follow from them without rounding. */
const scaleIsExact = ({ rule: { size, scale }, from }: Axis): boolean =>
  scale === undefined && Math.fround(size / from) * from === size;

const isMean = ({ rule: { kind, size }, from }: Axis): boolean =>
  kind === 'adaptive-average' && from % size === 0;

/** x with its last axis resampled. The matrix stands on the right: OpenCV reads no constant on the left. */
function alongLast(to: NodeWriter, name: string, x: string, { rule, from }: Axis): string {
  const { size } = rule;
  const values = interpolationMatrix(from, rule);
  const data = Float32Array.from(values, (_, k) => values[(k % size) * from + Math.floor(k / size)] ?? 0);
  return to.node('MatMul', [x, to.floats(name, { shape: [from, size], data })]);
}

const axesSwapped = (to: NodeWriter, x: string): string => to.node('Transpose', [x], { perm: [0, 1, 3, 2] });

export const resample: Row<'resample'> = ({ to, x, step: { attributes } }) => {
  const [, , rows = 1, columns = 1] = sizesOf(x);
  const vertical = { rule: ownRule(rows, attributes.height), from: rows };
  const horizontal = { rule: ownRule(columns, attributes.width), from: columns };
  const axes = [vertical, horizontal];
  if (axes.every(({ rule, from }) => keeps(from, rule))) return x.name;
  if (axes.every(isMean)) {
    if (axes.every(({ rule }) => rule.size === 1)) return to.node('GlobalAveragePool', [x.name]);
    const window = axes.map(({ rule, from }) => from / rule.size);
    return to.node('AveragePool', [x.name], { kernel_shape: window, strides: window });
  }
  const resizing = resizings[vertical.rule.kind];
  if (resizing && vertical.rule.kind === horizontal.rule.kind && axes.every(scaleIsExact)) {
    const scales = Float32Array.of(1, 1, ...axes.map(({ rule, from }) => rule.size / from));
    return to.node('Resize', [x.name, '', to.floats('scales', { shape: [4], data: scales })], resizing);
  }
  const wide = keeps(columns, horizontal.rule) ? x.name : alongLast(to, 'columns', x.name, horizontal);
  if (keeps(rows, vertical.rule)) return wide;
  return axesSwapped(to, alongLast(to, 'rows', axesSwapped(to, wide), vertical));
};
