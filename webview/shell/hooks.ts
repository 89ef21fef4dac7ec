/** @file Small hooks that several views need. */
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The value of the last draw while `frozen`, else the newest: what the user works on doesn't change under the hand. */
export function useFrozen<T>(value: T, frozen: boolean): T {
  const kept = useRef(value);
  if (!frozen) kept.current = value;
  return kept.current;
}

/** The same object as long as its key is the same, so that what is computed of it can be kept. */
export function useStable<T>(value: T, key: string): T {
  const kept = useRef({ value, key });
  if (kept.current.key !== key) kept.current = { value, key };
  return kept.current.value;
}

/** The width of an element in whole pixels, from its first layout on; 0 before. */
export function useWidth<E extends Element>(): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = () => setWidth(Math.floor(current.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

/** Whether the user asked for less motion. */
export function usePrefersStillness(): boolean {
  const [still, setStill] = useState(() => stillness().matches);
  useEffect(() => {
    const query = stillness();
    const update = () => setStill(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return still;
}

const stillness = () => window.matchMedia('(prefers-reduced-motion: reduce)');

/** A function that stays the same object and does what the newest draw says. */
export function useLatest<A extends readonly unknown[], R>(newest: (...values: A) => R): (...values: A) => R {
  const kept = useRef(newest);
  kept.current = newest;
  return useCallback((...values: A) => kept.current(...values), []);
}
