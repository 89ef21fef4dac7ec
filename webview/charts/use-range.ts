/** @file What is seen of the horizontal axis of all charts, as the user chose: it survives hiding and reloading the panel. */
import { useCallback } from 'preact/hooks';
import { useSaved } from '../shell/store.js';
import type { Axis, Range } from './points.js';

interface KeptRange extends Range {
  /** What the numbers count. */
  readonly axis: Axis;
}

const isKept = (value: unknown): value is KeptRange | undefined =>
  typeof value === 'object' && value !== null && 'axis' in value && 'min' in value && 'max' in value;

/** The range, undefined for all of the axis, and what chooses another. */
export function useRange(axis: Axis) {
  const [kept, keep] = useSaved<KeptRange | undefined>('charts.range', undefined, isKept);
  const choose = useCallback(
    (range: Range | undefined) => keep(range && { axis, min: range.min, max: range.max }),
    [keep, axis],
  );
  return [kept?.axis === axis ? kept : undefined, choose] as const;
}
