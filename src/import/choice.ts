/** @file Values chosen by a constant condition, and numbers put around a value. */
import { t } from '@vscode/l10n';
import { add, joinedKind, multiply } from './arithmetic.js';
import { padded } from './arrangement.js';
import { elementwise, filledConstant } from './constants.js';
import { refuse } from './refusal.js';
import type { Trace } from './trace.js';
import type { ConstantValue, Value } from './value.js';

/** yes where the condition holds, else no; the condition is a constant. */
export function choose(trace: Trace, condition: Value, yes: Value, no: Value): Value {
  if (condition.kind !== 'constant') return refuse(t('its condition depends on the images'));
  const chosen = (value: Value, when: boolean): Value => {
    if (value.kind === 'constant') {
      const zero = filledConstant([], value.numbers, 0);
      return elementwise(value.numbers, [condition, value, zero], (holds, element, none) =>
        (holds !== 0) === when ? element : none,
      );
    }
    const factor = elementwise('float', [condition], (holds) => Number((holds !== 0) === when));
    return multiply(trace, value, factor);
  };
  if (yes.kind === 'constant' && no.kind === 'constant')
    return elementwise(joinedKind(yes, no), [condition, yes, no], (holds, left, right) =>
      holds !== 0 ? left : right,
    );
  return add(trace, chosen(yes, true), chosen(no, false));
}

/** A number around a value, or zeros. */
export function paddedWith(
  trace: Trace,
  x: Value,
  sides: readonly (readonly [number, number])[],
  value: number,
): Value {
  const zeros = padded(trace, x, sides);
  if (value === 0) return zeros;
  const inside = filledConstant(
    x.shape.map((size) => (typeof size === 'number' ? size : 1)),
    'boolean',
    1,
  );
  const mask = padded(trace, explicit(inside), sides);
  return mask.kind === 'constant'
    ? add(
        trace,
        zeros,
        elementwise('float', [mask], (within) => (within === 0 ? value : 0)),
      )
    : zeros;
}

/** A filled constant as one whose numbers are not all known to be equal. */
const explicit = (constant: ConstantValue): ConstantValue =>
  elementwise(constant.numbers, [constant], (x) => x);
