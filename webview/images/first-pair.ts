/** @file Which pair is looked at first, before anybody chose one here. No DOM. */
import type { RunView } from '../contract.js';
import { pairKey } from '../pairs/pair-key.js';

/** One that is selected in the picture of layers, else the one of the largest λ: a pair that died looks at nothing. */
export function firstPair({ setup, result, last }: RunView, selected: ReadonlySet<string>): number {
  const ofSelection = setup.pairs.findIndex((pair) => selected.has(pairKey(pair)));
  if (ofSelection >= 0) return ofSelection;
  const lambdas = setup.pairs.map(
    (_, index) => last?.lambda?.mean[index] ?? result?.pairs[index]?.lambda?.mean ?? 0,
  );
  return Math.max(0, lambdas.indexOf(Math.max(...lambdas)));
}
