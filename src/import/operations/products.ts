/** @file Products, quotients and powers, of which some are of random masks. */
import { t } from '@vscode/l10n';
import { affine, divide, joinedKind, multiply, power } from '../arithmetic.js';
import type { Call } from '../call.js';
import { elementwise } from '../constants.js';
import { refuse } from '../refusal.js';
import { isOpen } from '../shape.js';
import type { Trace } from '../trace.js';
import type { MaskValue, Value } from '../value.js';
import { constant } from './host.js';

/** What is random by stochastic depth, where a value is multiplied by its mask. */
function masked(trace: Trace, x: Value, { shape, survival, divisor }: MaskValue): Value {
  const each = isOpen(shape[0]) && shape.slice(1).every((size) => size === 1);
  if (!each || !isOpen(x.shape[0])) refuse(t('its random numbers are not one for every image'));
  const kept = trace.emit({
    operation: 'stochasticDepth',
    inputs: [x],
    attributes: { survival },
    shape: x.shape,
  });
  return affine(trace, kept, survival / divisor, 0);
}

export function multiplied(call: Call): Value {
  const [left, right] = [call.operand('self'), call.operand('other')];
  if (right.kind === 'mask') return masked(call.trace, left, right);
  return left.kind === 'mask' ? masked(call.trace, right, left) : multiply(call.trace, left, right);
}

export function divided(call: Call): Value {
  const { trace } = call;
  const [left, right] = [call.operand('self'), call.operand('other')];
  const rounding = call.text('rounding_mode', '');
  if (rounding !== '') {
    const round = rounding === 'floor' ? Math.floor : Math.trunc;
    const [dividend, divisor] = [constant(left), constant(right)];
    return elementwise(joinedKind(dividend, divisor), [dividend, divisor], (x, y) => round(x / y));
  }
  if (left.kind !== 'mask') return divide(trace, left, right);
  const divisor = right.kind === 'constant' && right.recipe.kind === 'filled' ? right.recipe.value : 0;
  return divisor > 0
    ? { ...left, divisor: left.divisor * divisor }
    : refuse(t('its random numbers are divided'));
}

export function powered(call: Call): Value {
  const { trace } = call;
  const [base, exponent] = [call.operand('self'), call.operand('exponent')];
  if (base.kind === 'constant' && exponent.kind === 'constant')
    return elementwise(joinedKind(base, exponent), [base, exponent], (x, y) => x ** y);
  const by =
    exponent.kind === 'constant' && exponent.recipe.kind === 'filled' ? exponent.recipe.value : undefined;
  return by === undefined ? refuse(t('its exponent is no number')) : power(trace, base, by);
}
