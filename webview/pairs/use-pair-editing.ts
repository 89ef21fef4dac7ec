/** @file The pairs of the experiment file while they are edited: shown at once, sent to the host, undone and redone. */
import { t } from '@vscode/l10n';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Pair, PairStrategy } from '../../src/catalog/pairs.js';
import type { ExperimentView } from '../contract.js';
import { useStudio } from '../shell/store.js';
import {
  canRedo,
  canUndo,
  edit,
  giveUp,
  observe,
  type PairChoice,
  type PairHistory,
  redo,
  startHistory,
  undo,
} from './history.js';

export interface PairEditing {
  readonly pairs: readonly Pair[];
  readonly preset: PairStrategy | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The pairs as they are at the moment of the call, whatever was drawn last. */
  readonly change: (alter: (pairs: readonly Pair[]) => readonly Pair[]) => void;
  readonly usePreset: (preset: PairStrategy, pairs: readonly Pair[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** An answer that takes longer than this will not come: the host could not write the file. */
const longestAnswer = 5000;

function choiceOf(experiment: ExperimentView | undefined): PairChoice {
  const pairs = experiment?.setup?.pairs ?? [];
  return experiment?.preset === undefined ? { pairs } : { pairs, preset: experiment.preset };
}

/** @param announce says what happened to people who don't see it. */
export function usePairEditing(
  experiment: ExperimentView | undefined,
  announce: (text: string) => void,
): PairEditing {
  const studio = useStudio();
  const history = useRef<PairHistory>(startHistory(choiceOf(experiment)));
  const [, redraw] = useState(history.current);
  const keep = useCallback((next: PairHistory) => {
    history.current = next;
    redraw(next);
  }, []);

  const file = experiment?.file;
  const knownFile = useRef(file);
  const known = useRef<ExperimentView>(undefined);
  // A snapshot is a new object each time: looked at once, while drawing, so that no old list flashes up.
  if (known.current !== experiment) {
    known.current = experiment;
    const choice = choiceOf(experiment);
    history.current = knownFile.current === file ? observe(history.current, choice) : startHistory(choice);
    knownFile.current = file;
  }

  const send = useCallback(
    (next: PairHistory) => {
      if (next === history.current) return;
      keep(next);
      const { pairs, preset } = next.present;
      studio.send(preset === undefined ? { kind: 'edit-pairs', pairs } : { kind: 'use-preset', preset });
    },
    [studio, keep],
  );

  const { sent, present } = history.current;
  const newest = sent.at(-1);
  useEffect(() => {
    if (newest === undefined) return undefined;
    const timer = setTimeout(() => {
      keep(giveUp(history.current));
      announce(t('The file could not be changed: its own pairs are shown again.'));
    }, longestAnswer);
    return () => clearTimeout(timer);
  }, [newest, keep, announce]);

  return {
    pairs: present.pairs,
    preset: present.preset,
    canUndo: canUndo(history.current),
    canRedo: canRedo(history.current),
    change: (alter) => send(edit(history.current, { pairs: alter(history.current.present.pairs) })),
    usePreset: (preset, pairs) => send(edit(history.current, { pairs, preset })),
    undo: () => send(undo(history.current)),
    redo: () => send(redo(history.current)),
  };
}
