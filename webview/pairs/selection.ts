/** @file Which pairs are selected: a set of keys and how a click, a box or a key changes it. */

export type Selection = ReadonlySet<string>;
export const nothingSelected: Selection = new Set();

/** How the pairs pointed at join those already selected. */
export type SelectionMode = 'replace' | 'toggle' | 'add';

/** The selection after the pairs with these keys were pointed at. */
export function select(selection: Selection, keys: Iterable<string>, mode: SelectionMode): Selection {
  const chosen = new Set(keys);
  switch (mode) {
    case 'replace':
      return chosen;
    case 'add':
      return new Set([...selection, ...chosen]);
    case 'toggle': {
      const kept = [...selection].filter((key) => !chosen.has(key));
      return new Set([...kept, ...[...chosen].filter((key) => !selection.has(key))]);
    }
  }
}

/** The selection without pairs that are gone; the same object where all are still there. */
export function keepPresent(selection: Selection, present: ReadonlySet<string>): Selection {
  const kept = [...selection].filter((key) => present.has(key));
  return kept.length === selection.size ? selection : new Set(kept);
}

/** Which mode the modifier keys of a click ask for. */
export function modeOf(keys: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): SelectionMode {
  if (keys.ctrlKey || keys.metaKey) return 'toggle';
  return keys.shiftKey ? 'add' : 'replace';
}
