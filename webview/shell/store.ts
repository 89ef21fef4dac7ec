/** @file How components reach the panel's state: `useStudio` to ask and send, `useSnapshot` to draw, `useSaved` to keep. */
import { createContext } from 'preact';
import { useCallback, useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { StudioSnapshot } from '../contract.js';
import type { Studio } from './studio.js';

export const StudioContext = createContext<Studio | undefined>(undefined);

/** The panel's state. Its `send`, `saliency` and `evaluation` speak to the host. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === undefined) throw new Error('useStudio stands outside of StudioContext.Provider');
  return studio;
}

/** The newest snapshot; the component is drawn again with every new one. */
export function useSnapshot(): StudioSnapshot | undefined {
  const studio = useStudio();
  const [snapshot, setSnapshot] = useState(studio.snapshot);
  useLayoutEffect(() => {
    const update = () => setSnapshot(studio.snapshot);
    update();
    return studio.onSnapshot(update);
  }, [studio]);
  return snapshot;
}

/**
 * The runs that are chosen, as `Studio.chosenRuns` says, and what chooses others. It is given what is chosen at that
 * moment: of clicks that follow one another closely none is made of what an earlier one has not changed yet.
 */
export function useChosenRuns(): readonly [readonly string[], (change: ChangeRuns) => void] {
  const studio = useStudio();
  const [chosen, setChosen] = useState(studio.chosenRuns);
  useLayoutEffect(() => {
    const update = () => setChosen(studio.chosenRuns);
    update();
    return studio.onSnapshot(update);
  }, [studio]);
  const change = useCallback(
    (next: ChangeRuns) => {
      studio.chooseRuns(next(studio.chosenRuns));
      setChosen(studio.chosenRuns);
    },
    [studio],
  );
  return [chosen, change];
}

/** Folders of the runs that were chosen → of those that shall be. */
export type ChangeRuns = (chosen: readonly string[]) => readonly string[];

/**
 * Like `useState`, but the value survives hiding and reloading the panel. What was kept may come from an older version:
 * it counts only where `isValid` holds.
 */
export function useSaved<T>(
  key: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): readonly [T, (value: T) => void] {
  const studio = useStudio();
  const [value, setValue] = useState<T>(() => {
    const kept = studio.readSaved(key);
    return isValid(kept) ? kept : initial;
  });
  const change = useCallback(
    (next: T) => {
      setValue(next);
      studio.save(key, next);
    },
    [studio, key],
  );
  return [value, change];
}

/** A set of words that is kept as `useSaved` keeps a value. */
export function useSavedSet(
  key: string,
): readonly [ReadonlySet<string>, (value: ReadonlySet<string>) => void] {
  const [words, keep] = useSaved(key, noWords, isWords);
  return [
    useMemo(() => new Set(words), [words]),
    useCallback((value: ReadonlySet<string>) => keep([...value]), [keep]),
  ];
}

const noWords: readonly string[] = [];
const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
/** Builds the guard for `useSaved` of a value that is one of a few words. */
export const isOneOf =
  <T extends string>(words: readonly T[]) =>
  (value: unknown): value is T =>
    words.some((word) => word === value);
