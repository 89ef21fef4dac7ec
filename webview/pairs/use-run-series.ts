/** @file The series of one run as it grows. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStudio } from '../shell/store.js';
import { appendChunk } from './collect-series.js';
import type { RunSeries } from './run-series.js';

/** Listens from the first draw on, to all runs, so that one shown later is there at once. */
export function useRunSeries(folder: string | undefined): RunSeries | undefined {
  const studio = useStudio();
  const collected = useRef(new Map<string, RunSeries>());
  const [, redraw] = useState(0);
  useEffect(
    () =>
      studio.onChunk((chunk) => {
        collected.current.set(chunk.folder, appendChunk(collected.current.get(chunk.folder), chunk));
        redraw((count) => count + 1);
      }),
    [studio],
  );
  return folder === undefined ? undefined : collected.current.get(folder);
}
