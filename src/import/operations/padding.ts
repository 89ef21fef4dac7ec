/** @file What is put around a value: zeros, a number, its mirror image. */
import { t } from '@vscode/l10n';
import type { ValueShape } from '../../catalog/networks/step.js';
import { padded, viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { paddedWith } from '../choice.js';
import { concatenated } from '../concatenation.js';
import { refuse } from '../refusal.js';
import { numberAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import { pieces } from './joining.js';
import type { Lowering } from './lowering.js';

/** Sides from the last axis on, before and after. */
function sidesOf(call: Call, shape: ValueShape): [number, number][] {
  const given = call.integers('pad');
  const sides = shape.map((): [number, number] => [0, 0]);
  for (let index = 0; index + 1 < given.length; index += 2) {
    const axis = shape.length - 1 - index / 2;
    if (axis < 0) refuse(t('it pads axes that are not there'));
    sides[axis] = [given[index] ?? 0, given[index + 1] ?? 0];
  }
  return sides;
}

/** Zeros or a number around; a negative side is cut off. */
export const padding: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const sides = sidesOf(call, x.shape);
  const mode = call.text('mode', 'constant');
  if (mode !== 'constant') return mirrored(trace, x, sides, mode);
  const cut = sides.reduce<Value>((value, [before, after], axis) => {
    if (before >= 0 && after >= 0) return value;
    const size = numberAt(value.shape, axis);
    const [start, end] = [Math.max(0, -before), size - Math.max(0, -after)];
    if (end < start) refuse(t('it cuts off more than there is'));
    return viewOf(trace, value, { kind: 'slice', axis, start, end, step: 1 });
  }, x);
  const added = sides.map(([before, after]) => [Math.max(0, before), Math.max(0, after)] as const);
  const value = call.number('value', 0);
  return value === 0 ? padded(trace, cut, added) : paddedWith(trace, cut, added, value);
};

/** The map goes on as its mirror image, from the beginning, or as its edge. */
function mirrored(
  trace: Trace,
  x: Value,
  sides: readonly (readonly [number, number])[],
  mode: string,
): Value {
  return sides.reduce<Value>((value, [before, after], axis) => {
    if (before === 0 && after === 0) return value;
    const size = numberAt(value.shape, axis);
    const from = (place: number): number => {
      if (mode === 'replicate') return Math.min(size - 1, Math.max(0, place));
      if (mode === 'circular') return (place + size) % size;
      if (mode !== 'reflect') return refuse(t('it pads by {0}', mode));
      return place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place;
    };
    const column = (place: number) => {
      const start = from(place);
      if (!(start >= 0 && start < size)) refuse(t('it pads by more than the map'));
      return viewOf(trace, value, { kind: 'slice', axis, start, end: start + 1, step: 1 });
    };
    const first = pieces(before, (index) => column(index - before));
    const last = pieces(after, (index) => column(size + index));
    return concatenated(trace, [...first, value, ...last], axis);
  }, x);
}
