/** @file Values whose numbers lie in another order, of steps and of constants; and how a part is written back. */
import { t } from '@vscode/l10n';
import type { ValueShape } from '../catalog/networks/step.js';
import { elementCount } from '../tensor/host-tensor.js';
import { denseStrides, placesOf } from '../tensor/strided-view.js';
import { constantOf, filledConstant } from './constants.js';
import { refuse } from './refusal.js';
import { closed, isOpen, numberAt, productOf, sameSizes } from './shape.js';
import type { Trace } from './trace.js';
import type { ConstantValue, Value } from './value.js';

/** What a view does to the tensor that it looks at. */
export type View =
  | { readonly kind: 'reshape'; readonly shape: ValueShape }
  | { readonly kind: 'transpose'; readonly permutation: readonly number[] }
  | {
      readonly kind: 'slice';
      readonly axis: number;
      readonly start: number;
      readonly end: number;
      readonly step: number;
    }
  | { readonly kind: 'expand'; readonly shape: ValueShape };

/** The shape of what a view shows of a tensor of this shape. */
function viewShape(shape: ValueShape, view: View): ValueShape {
  switch (view.kind) {
    case 'reshape':
    case 'expand':
      return view.shape;
    case 'transpose':
      return view.permutation.map((axis) => shape[axis] ?? 1);
    case 'slice':
      return shape.with(view.axis, Math.max(0, Math.ceil((view.end - view.start) / view.step)));
  }
}

const isIdentity = (shape: ValueShape, view: View): boolean => {
  if (view.kind === 'transpose') return view.permutation.every((from, axis) => from === axis);
  return sameSizes(shape, viewShape(shape, view));
};

/** What a view shows of a value. */
export function viewOf(trace: Trace, value: Value, view: View): Value {
  if (isIdentity(value.shape, view)) return value;
  const shape = viewShape(value.shape, view);
  if (view.kind === 'reshape') checkCounts(value.shape, shape);
  switch (value.kind) {
    case 'blank':
    case 'mask':
      return { ...value, shape };
    case 'constant':
      if (shape.some(isOpen)) break;
      return trace.shared(JSON.stringify(view), [value], () => viewOfConstant(value, view, closed(shape)));
    case 'traced':
      break;
  }
  const x = value;
  switch (view.kind) {
    case 'reshape':
      return trace.emit({ operation: 'reshape', inputs: [x], attributes: { shape }, shape });
    case 'expand':
      return trace.emit({ operation: 'expand', inputs: [x], attributes: { shape }, shape });
    case 'transpose':
      return trace.emit({
        operation: 'transpose',
        inputs: [x],
        attributes: { permutation: view.permutation },
        shape,
      });
    case 'slice':
      return sliceSteps(trace, x, view, shape);
  }
}

function checkCounts(from: ValueShape, to: ValueShape): void {
  const [before, after] = [productOf(from), productOf(to)];
  if (before.count !== after.count || before.images !== after.images) refuse(t('a shape does not fit'));
}

function viewOfConstant(value: ConstantValue, view: View, shape: readonly number[]): ConstantValue {
  const known = value.recipe.kind === 'filled' ? value.recipe.value : undefined;
  if (known !== undefined) return filledConstant(shape, value.numbers, known);
  return constantOf(shape, value.numbers, [value], ([numbers]) => {
    const data = numbers?.data ?? new Float64Array(0);
    if (view.kind === 'reshape') return data;
    return Float64Array.from(placesIn(value.shape, view), (place) => data[place] ?? 0);
  });
}

/** Where in a tensor of this shape the numbers lie that a view shows. */
export function placesIn(shape: readonly number[], view: View): Int32Array {
  const own = denseStrides(shape);
  const shown = closed(viewShape(shape, view));
  switch (view.kind) {
    case 'reshape':
      return placesOf(shown, denseStrides(shown));
    case 'transpose':
      return placesOf(
        shown,
        view.permutation.map((axis) => own[axis] ?? 0),
      );
    case 'slice': {
      const stride = own[view.axis] ?? 0;
      return placesOf(shown, own.with(view.axis, stride * view.step), stride * view.start);
    }
    case 'expand': {
      const lead = shown.length - shape.length;
      return placesOf(
        shown,
        shown.map((_, axis) => ((shape[axis - lead] ?? 1) === 1 ? 0 : (own[axis - lead] ?? 0))),
      );
    }
  }
}

/** Every `step`th number is the first column of a table of so many columns. */
function sliceSteps(
  trace: Trace,
  x: Value,
  { axis, start, end, step }: Extract<View, { kind: 'slice' }>,
  shape: ValueShape,
): Value {
  const slice = (value: Value, at: number, from: number, to: number): Value =>
    viewOf(trace, value, { kind: 'slice', axis: at, start: from, end: to, step: 1 });
  if (step === 1)
    return trace.emit({ operation: 'slice', inputs: [x], attributes: { axis, start, end }, shape });
  const count = numberAt(shape, axis);
  const whole = start + count * step;
  const beyond = Math.max(0, whole - numberAt(x.shape, axis));
  const long =
    beyond > 0
      ? padded(
          trace,
          x,
          x.shape.map((_, each) => [0, each === axis ? beyond : 0] as const),
        )
      : x;
  const part = slice(long, axis, start, whole);
  const table = viewOf(trace, part, { kind: 'reshape', shape: shape.toSpliced(axis, 1, count, step) });
  return viewOf(trace, slice(table, axis + 1, 0, 1), { kind: 'reshape', shape });
}

/** Zeros around a value. */
export function padded(trace: Trace, x: Value, sides: readonly (readonly [number, number])[]): Value {
  if (sides.every(([before, after]) => before === 0 && after === 0)) return x;
  const shape = x.shape.map((size, axis) => {
    const [before, after] = sides[axis] ?? [0, 0];
    return before + after === 0 ? size : before + after + numberAt(x.shape, axis);
  });
  if (x.kind !== 'constant')
    return trace.emit({ operation: 'pad', inputs: [x], attributes: { sides }, shape });
  return constantOf(closed(shape), x.numbers, [x], ([numbers]) => {
    const strides = denseStrides(closed(shape));
    const start = sides.reduce((sum, [before], axis) => sum + before * (strides[axis] ?? 0), 0);
    const data = new Float64Array(elementCount(closed(shape)));
    placesOf(x.shape, strides, start).forEach((place, index) => {
      data[place] = numbers?.data[index] ?? 0;
    });
    return data;
  });
}
