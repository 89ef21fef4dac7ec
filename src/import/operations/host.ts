/** @file Operations that are computed on the host, for constants alone; and conversions of types. */
import { t } from '@vscode/l10n';
import { joinedKind } from '../arithmetic.js';
import { choose } from '../choice.js';
import { constantOf, elementwise, filledConstant } from '../constants.js';
import { refuse } from '../refusal.js';
import { numberAt } from '../shape.js';
import type { ConstantValue, Value } from '../value.js';
import { kindOfType, type NumberKind } from '../weights.js';
import type { Lowering } from './lowering.js';

/** A constant; what depends on images or parameters is refused. */
export function constant(value: Value): ConstantValue {
  return value.kind === 'constant' ? value : refuse(t('it is supported for constants alone'));
}

/** A function of constants, element by element. @param kind of the result; that of the operands where it is not given. */
export const onHost =
  (combine: (left: number, right: number) => number, kind?: NumberKind): Lowering =>
  (call) => {
    const left = constant(call.operand('self'));
    if (!call.has('other')) return elementwise(kind ?? left.numbers, [left], (x) => combine(x, 0));
    const right = constant(call.operand('other'));
    return elementwise(kind ?? joinedKind(left, right), [left, right], combine);
  };

export const comparison = (holds: (left: number, right: number) => boolean): Lowering =>
  onHost((left, right) => Number(holds(left, right)), 'boolean');

/** The part of matrices above or below a diagonal; the rest is 0. */
export const triangle =
  (upper: boolean): Lowering =>
  (call) => {
    const { trace } = call;
    const x = call.value();
    const diagonal = call.number('diagonal', 0);
    const [rows, columns] = [numberAt(x.shape, -2), numberAt(x.shape, -1)];
    const inside = constantOf([rows, columns], 'boolean', [], () =>
      Float64Array.from({ length: rows * columns }, (_, index) => {
        const above = (index % columns) - Math.floor(index / columns);
        return Number(upper ? above >= diagonal : above <= diagonal);
      }),
    );
    return choose(trace, inside, x, filledConstant([], 'integer', 0));
  };

/** Another type of numbers: what is computed stays as exact as it is; constants lose their fractions. */
export function converted(value: Value, type: number | undefined): Value {
  if (value.kind !== 'constant' || type === undefined) return value;
  const kind = kindOfType(type);
  if (kind === value.numbers) return value;
  if (kind === 'float') return { ...value, numbers: kind };
  return elementwise(kind, [value], (x) => (kind === 'boolean' ? Number(x !== 0) : Math.trunc(x)));
}

export const conversion: Lowering = (call) => converted(call.value(), call.type('dtype'));

export function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
