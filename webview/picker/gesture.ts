/** @file What the pointer and the keys mean, step by step: linking two layers, choosing lines, drawing a box. No DOM. */
import { type Place, samePlace } from '../pairs/places.js';
import type { SelectionMode } from '../pairs/selection.js';
import type { Over } from '../pairs/verdict.js';
import { boxBetween } from './curves.js';
import type { Box, Point } from './layout.js';

/** What lies under the pointer. */
export type Hit =
  | Over
  | { readonly kind: 'pair'; readonly key: string }
  | { readonly kind: 'fold'; readonly key: string }
  | { readonly kind: 'nothing' };

export interface Linking {
  readonly kind: 'linking';
  readonly by: 'drag' | 'click' | 'keys';
  readonly from: Place;
  /** Where the loose end is; absent until the pointer or the focus has moved. */
  readonly at?: Point;
  /** The layer under the loose end. */
  readonly over?: Over;
}

export type Gesture =
  | { readonly kind: 'idle' }
  /** The button is down and the pointer has not moved: a click, or the start of a drag. */
  | {
      readonly kind: 'pressing';
      readonly hit: Hit;
      readonly at: Point;
      readonly mode: SelectionMode;
      /** A first layer was chosen before. */
      readonly armed?: Place;
    }
  | Linking
  | { readonly kind: 'boxing'; readonly from: Point; readonly to: Point; readonly mode: SelectionMode };

/** What a gesture asks for when it is complete. */
export type Effect =
  | { readonly kind: 'link'; readonly from: Place; readonly over: Over }
  | { readonly kind: 'select'; readonly key: string; readonly mode: SelectionMode }
  | { readonly kind: 'select-box'; readonly box: Box; readonly mode: SelectionMode }
  | { readonly kind: 'fold'; readonly key: string }
  | { readonly kind: 'select-none' };

export interface Step {
  readonly gesture: Gesture;
  readonly effect?: Effect;
}

export const idle: Gesture = { kind: 'idle' };
/** Pixels that a hand trembles. */
const stillness = 4;

/** The button goes down; whether that is a click, a line or a box shows later. */
export function press(gesture: Gesture, hit: Hit, at: Point, mode: SelectionMode): Gesture {
  const armed = gesture.kind === 'linking' ? gesture.from : undefined;
  return { kind: 'pressing', hit, at, mode, ...(armed ? { armed } : {}) };
}

/** The pointer moves to `at`, over `hit`, with the button down or not. */
export function move(gesture: Gesture, hit: Hit, at: Point): Gesture {
  switch (gesture.kind) {
    case 'idle':
      return gesture;
    case 'pressing': {
      if (Math.hypot(at.x - gesture.at.x, at.y - gesture.at.y) <= stillness) return gesture;
      return gesture.hit.kind === 'handle'
        ? linkTo({ kind: 'linking', by: 'drag', from: gesture.hit.place }, hit, at)
        : { kind: 'boxing', from: gesture.at, to: at, mode: gesture.mode };
    }
    case 'linking':
      return linkTo(gesture, hit, at);
    case 'boxing':
      return { ...gesture, to: at };
  }
}

function linkTo({ by, from }: Linking, hit: Hit, at: Point): Linking {
  const over = hit.kind === 'handle' || hit.kind === 'plain' ? hit : undefined;
  return { kind: 'linking', by, from, at, ...(over ? { over } : {}) };
}

/** The button comes up: the gesture ends, or goes on where a click began a line, and may have done something. */
export function release(gesture: Gesture): Step {
  switch (gesture.kind) {
    case 'idle':
      return { gesture };
    case 'pressing':
      return click(gesture.hit, gesture.mode, gesture.armed);
    case 'linking': {
      if (gesture.by !== 'drag') return { gesture };
      const { from, over } = gesture;
      const back = over?.kind === 'handle' && samePlace(over.place, from);
      return over && !back ? { gesture: idle, effect: { kind: 'link', from, over } } : { gesture: idle };
    }
    case 'boxing': {
      const box = boxBetween(gesture.from, gesture.to);
      return { gesture: idle, effect: { kind: 'select-box', box, mode: gesture.mode } };
    }
  }
}

function click(hit: Hit, mode: SelectionMode, armed: Place | undefined): Step {
  switch (hit.kind) {
    case 'handle':
      return activate(armed ? { kind: 'linking', by: 'click', from: armed } : idle, hit.place, 'click');
    case 'plain':
      return armed
        ? {
            gesture: { kind: 'linking', by: 'click', from: armed, over: hit },
            effect: { kind: 'link', from: armed, over: hit },
          }
        : { gesture: idle, effect: { kind: 'select-none' } };
    case 'pair':
      return { gesture: idle, effect: { kind: 'select', key: hit.key, mode } };
    case 'fold':
      // A pair that is being made goes on: its other layer may lie in what unfolds.
      return {
        gesture: armed ? { kind: 'linking', by: 'click', from: armed } : idle,
        effect: { kind: 'fold', key: hit.key },
      };
    case 'nothing':
      return armed || mode !== 'replace'
        ? { gesture: idle }
        : { gesture: idle, effect: { kind: 'select-none' } };
  }
}

/** A layer is clicked, or Enter is pressed on it: the first starts a pair, one on the other side completes it. */
export function activate(gesture: Gesture, place: Place, by: 'click' | 'keys'): Step {
  if (gesture.kind !== 'linking') return { gesture: { kind: 'linking', by, from: place } };
  const { from } = gesture;
  if (samePlace(from, place)) return { gesture: idle };
  if (from.side === place.side) return { gesture: { kind: 'linking', by, from: place } };
  return { gesture: idle, effect: { kind: 'link', from, over: { kind: 'handle', place } } };
}

/** The focus has moved to a layer while a pair is being made with the keys. */
export function focusMoved(gesture: Gesture, place: Place, port: Point): Gesture {
  if (gesture.kind !== 'linking' || gesture.by === 'drag') return gesture;
  return samePlace(gesture.from, place)
    ? { kind: 'linking', by: 'keys', from: gesture.from }
    : linkTo({ ...gesture, by: 'keys' }, { kind: 'handle', place }, port);
}
