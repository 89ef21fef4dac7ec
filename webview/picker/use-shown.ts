/** @file What a person has chosen to see of large networks: stages that are unfolded, layers that were looked for. */
import { useCallback, useMemo } from 'preact/hooks';
import type { Pair } from '../../src/catalog/pairs.js';
import { endsOf, placeKey } from '../pairs/places.js';
import { useSavedSet } from '../shell/store.js';
import type { ShownOf } from './layout.js';

/** What follows the network's key in the keys of places and folds. */
const within = (keys: Iterable<string>, network: string): ReadonlySet<string> =>
  new Set([...keys].flatMap((key) => (key.startsWith(`${network} `) ? [key.slice(network.length + 1)] : [])));

export function useShown() {
  const [unfolded, keepUnfolded] = useSavedSet('picker.unfolded');
  const [looked, keepLooked] = useSavedSet('picker.lookedFor');
  const toggle = useCallback(
    (fold: string) => {
      const next = new Set(unfolded);
      if (!next.delete(fold)) next.add(fold);
      keepUnfolded(next);
    },
    [unfolded, keepUnfolded],
  );
  const reveal = useCallback(
    (place: string) => keepLooked(new Set([...looked, place])),
    [looked, keepLooked],
  );
  /** Layers that have pairs are drawn too. */
  const shownWith = useMemo(
    () =>
      (pairs: readonly Pair[]): ShownOf => {
        const places = [...looked, ...pairs.flatMap(endsOf).map(placeKey)];
        return (network) => ({ layers: within(places, network), unfolded: within(unfolded, network) });
      },
    [looked, unfolded],
  );
  return { toggle, reveal, shownWith };
}
