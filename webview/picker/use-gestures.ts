/** @file The pointer on the picture: from browser events to gestures and what they ask for. */
import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { modeOf } from '../pairs/selection.js';
import type { PairCurve } from './curves.js';
import { focusDrawn } from './focus.js';
import { type Effect, type Gesture, type Hit, idle, move, press, release, type Step } from './gesture.js';
import { hitTest } from './hit-test.js';
import type { Layout, Point } from './layout.js';

export interface Gestures {
  readonly gesture: Gesture;
  /** Sets the gesture from outside the pointer, and does what it asks for. */
  readonly take: (step: Step) => void;
  /** The newest gesture, whatever was drawn last. */
  readonly current: () => Gesture;
  readonly hover: { readonly hit: Hit; readonly at: Point } | undefined;
  readonly events: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: () => void;
    readonly onPointerLeave: () => void;
  };
}

interface Surface {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly layout: Layout | undefined;
  readonly curves: readonly PairCurve[];
  readonly perform: (effect: Effect) => void;
}

export function useGestures({ picture, layout, curves, perform }: Surface): Gestures {
  const newest = useRef<Gesture>(idle);
  const [gesture, redraw] = useState<Gesture>(idle);
  const [hover, setHover] = useState<Gestures['hover']>(undefined);

  // The picture moves away from under the pointer: what was pointed at is not any more.
  useEffect(() => {
    const away = () => setHover(undefined);
    addEventListener('scroll', away, { capture: true, passive: true });
    return () => removeEventListener('scroll', away, { capture: true });
  }, []);

  const set = useCallback((next: Gesture) => {
    newest.current = next;
    redraw(next);
  }, []);
  const take = ({ gesture: next, effect }: Step) => {
    set(next);
    if (effect) perform(effect);
  };
  const look = ({ clientX, clientY }: PointerEvent): { hit: Hit; at: Point } => {
    const origin = picture.current?.getBoundingClientRect();
    const at = { x: clientX - (origin?.left ?? 0), y: clientY - (origin?.top ?? 0) };
    return { at, hit: layout ? hitTest(layout, curves, at) : { kind: 'nothing' } };
  };

  return {
    gesture,
    take,
    current: () => newest.current,
    hover,
    events: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        const { hit, at } = look(event);
        picture.current?.setPointerCapture(event.pointerId);
        // The keys shall act where the pointer did; layers take the focus by themselves.
        if (hit.kind === 'pair') focusDrawn(picture.current, 'pair', hit.key, true);
        else if (hit.kind !== 'handle') picture.current?.focus({ preventScroll: true });
        if (hit.kind !== 'handle') event.preventDefault();
        set(press(newest.current, hit, at, modeOf(event)));
      },
      onPointerMove: (event) => {
        const seen = look(event);
        setHover(seen);
        if (newest.current.kind !== 'idle') set(move(newest.current, seen.hit, seen.at));
      },
      onPointerUp: (event) => {
        if (event.button === 0) take(release(newest.current));
      },
      onPointerCancel: () => set(idle),
      onPointerLeave: () => setHover(undefined),
    },
  };
}
