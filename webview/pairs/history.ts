/**
 * @file The picker's own undo and redo, and the edits that the host has not confirmed yet. The file is the truth: a
 * list that comes from it without having been sent is an edit made outside, and can be undone here like any other.
 */
import type { Pair, PairStrategy } from '../../src/catalog/pairs.js';
import { samePairs } from './pair-key.js';

/** The pairs of the file, and the preset that it names instead of listing them. */
export interface PairChoice {
  readonly pairs: readonly Pair[];
  readonly preset?: PairStrategy;
}

export interface PairHistory {
  readonly past: readonly PairChoice[];
  /** What is shown: the file's choice, or the newest edit while it is on its way into the file. */
  readonly present: PairChoice;
  readonly future: readonly PairChoice[];
  /** What the file said last. */
  readonly confirmed: PairChoice;
  /** Sent to the host and not yet seen in the file, oldest first. */
  readonly sent: readonly PairChoice[];
}

const longestPast = 200;

const sameChoice = (one: PairChoice, other: PairChoice): boolean =>
  one.preset === other.preset && samePairs(one.pairs, other.pairs);

/** Nothing to undo, nothing under way: the file's choice. */
export function startHistory(choice: PairChoice): PairHistory {
  return { past: [], present: choice, future: [], confirmed: choice, sent: [] };
}

/** The user changes the pairs. The caller sends `present`. */
export function edit(history: PairHistory, choice: PairChoice): PairHistory {
  if (sameChoice(history.present, choice)) return history;
  return {
    ...history,
    past: [...history.past, history.present].slice(-longestPast),
    present: choice,
    future: [],
    sent: [...history.sent, choice],
  };
}

export const canUndo = ({ past }: PairHistory): boolean => past.length > 0;
export const canRedo = ({ future }: PairHistory): boolean => future.length > 0;

/** Goes back one edit; the same history where there is none. The caller sends `present`. */
export function undo(history: PairHistory): PairHistory {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    ...history,
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    sent: [...history.sent, before],
  };
}

/** Makes an undone edit again; the same history where there is none. The caller sends `present`. */
export function redo(history: PairHistory): PairHistory {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return {
    ...history,
    past: [...history.past, history.present],
    present: after,
    future,
    sent: [...history.sent, after],
  };
}

/** The file says this now. */
export function observe(history: PairHistory, choice: PairChoice): PairHistory {
  const place = history.sent.findLastIndex((sent) => samePairs(sent.pairs, choice.pairs));
  if (place >= 0) {
    const sent = history.sent.slice(place + 1);
    // The file knows best whether it names a preset.
    return { ...history, confirmed: choice, sent, present: sent.length === 0 ? choice : history.present };
  }
  // A refresh that was under way before the edit arrived.
  if (history.sent.length > 0 && sameChoice(history.confirmed, choice)) return history;
  if (sameChoice(history.present, choice)) return { ...history, confirmed: choice, sent: [] };
  return {
    past: [...history.past, history.present].slice(-longestPast),
    present: choice,
    future: [],
    confirmed: choice,
    sent: [],
  };
}

/** What was sent never reached the file: the file's own choice is shown again. */
export function giveUp(history: PairHistory): PairHistory {
  if (history.sent.length === 0) return history;
  const past = history.past.filter((choice) => !history.sent.includes(choice));
  return { past, present: history.confirmed, future: [], confirmed: history.confirmed, sent: [] };
}
