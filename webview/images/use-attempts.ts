/** @file How often a question was asked: nothing is computed before somebody wants it. */
import { useState } from 'preact/hooks';
import type { RunView } from '../contract.js';
import { isBoolean, useSaved } from '../shell/store.js';

/**
 * 0 until somebody asks, and what asks once more. A page that is made anew asks by itself what was asked before, unless
 * the run is still at work: that would take its time from it. @param saved names what is kept.
 */
export function useAttempts(saved: string, { state }: RunView): readonly [number, () => void] {
  const [wasAsked, keep] = useSaved(saved, false, isBoolean);
  const [attempt, setAttempt] = useState(wasAsked && state === 'finished' ? 1 : 0);
  const ask = () => {
    keep(true);
    setAttempt((count) => count + 1);
  };
  return [attempt, ask];
}
