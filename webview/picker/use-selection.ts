/** @file Which pairs are selected, as long as they are there; it survives hiding and reloading the panel. */
import { useMemo } from 'preact/hooks';
import { keepPresent, type Selection } from '../pairs/selection.js';
import type { KnownPair } from '../pairs/strength.js';
import { useSavedSet } from '../shell/store.js';

export function useSelection(known: readonly KnownPair[]): readonly [Selection, (next: Selection) => void] {
  const [selection, setSelection] = useSavedSet('picker.selection');
  const present = useMemo(() => new Set(known.map(({ key }) => key)), [known]);
  return [useMemo(() => keepPresent(selection, present), [selection, present]), setSelection];
}
