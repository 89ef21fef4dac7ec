/** @file Which pairs are selected, as long as they are there. */
import { useMemo, useState } from 'preact/hooks';
import { keepPresent, nothingSelected, type Selection } from '../pairs/selection.js';
import type { KnownPair } from '../pairs/strength.js';

export function useSelection(known: readonly KnownPair[]): readonly [Selection, (next: Selection) => void] {
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const present = useMemo(() => new Set(known.map(({ key }) => key)), [known]);
  return [useMemo(() => keepPresent(selection, present), [selection, present]), setSelection];
}
