/** @file The series of all runs, and when to draw them again: at most once a frame, and not while a pointer drags. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useStudio } from '../shell/store.js';
import { SeriesCollection } from './collection.js';

export interface LiveSeries {
  readonly collection: SeriesCollection;
  /** Another with each change that is to be drawn. */
  readonly version: number;
}

const restMilliseconds = 300;
/** A context menu keeps the release of its button for itself. */
const dragEnds = ['pointerup', 'pointercancel', 'contextmenu'] as const;

/** Call it where it lives as long as the panel: chunks come only once. */
export function useSeries(): LiveSeries {
  const studio = useStudio();
  const collection = useRef(new SeriesCollection());
  const [version, setVersion] = useState(0);
  // Before the panel says that it is ready: what the host answers is told once.
  useLayoutEffect(() => {
    let dragging = false;
    let changed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      if (dragging) return;
      changed = false;
      setVersion((count) => count + 1);
    };
    const soon = () => {
      changed = true;
      timer ??= setTimeout(draw, restMilliseconds);
    };
    const down = () => {
      dragging = true;
    };
    const up = () => {
      dragging = false;
      if (changed) soon();
    };
    window.addEventListener('pointerdown', down);
    for (const end of dragEnds) window.addEventListener(end, up);
    const stop = studio.onChunk((chunk) => {
      collection.current.take(chunk);
      soon();
    });
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener('pointerdown', down);
      for (const end of dragEnds) window.removeEventListener(end, up);
    };
  }, [studio]);
  return useMemo(() => ({ collection: collection.current, version }), [version]);
}
