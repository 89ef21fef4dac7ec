/** @file Which run a command means that was not called with one. */

import { isAble, type RunAbility } from '../../run/overview/abilities.js';
import type { RunSummary } from '../../run/overview/list.js';

export type Choice =
  | { readonly kind: 'run'; readonly run: RunSummary }
  /** The person is asked. */
  | { readonly kind: 'ask'; readonly runs: readonly RunSummary[] }
  | { readonly kind: 'none' };

/**
 * The selected run or the only one, if it can be done with it, else those to choose from: who calls a command from
 * the palette means a run that it works for.
 */
export function chooseRun(
  runs: readonly RunSummary[],
  ability: RunAbility,
  selected: string | undefined,
): Choice {
  const able = runs.filter((run) => isAble(run, ability));
  const [only] = able;
  const run = able.find(({ folder }) => folder === selected) ?? (able.length === 1 ? only : undefined);
  if (run !== undefined) return { kind: 'run', run };
  return able.length === 0 ? { kind: 'none' } : { kind: 'ask', runs: able };
}
