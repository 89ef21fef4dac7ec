/** @file Keys that hold for the whole picker: undo and redo, select all, remove, cancel. */
import type { Selection } from '../pairs/selection.js';
import { useLatest } from '../shell/hooks.js';
import type { PickerActions } from './use-actions.js';

interface Shortcuts {
  readonly actions: PickerActions;
  readonly selection: Selection;
  /** Whether there was something to cancel. */
  readonly cancel: () => boolean;
}

export function useShortcuts({ actions, selection, cancel }: Shortcuts): (event: KeyboardEvent) => void {
  const actOn = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey) {
      switch (event.key.toLowerCase()) {
        case 'z':
          if (event.shiftKey) actions.redo();
          else actions.undo();
          return true;
        case 'y':
          actions.redo();
          return true;
        case 'a':
          actions.selectAll();
          return true;
        default:
          return false;
      }
    }
    switch (event.key) {
      case 'Delete':
      case 'Backspace':
        if (selection.size > 0) actions.remove(selection);
        return selection.size > 0;
      case 'Escape':
        if (cancel()) return true;
        if (selection.size > 0) actions.select([], 'replace');
        return selection.size > 0;
      default:
        return false;
    }
  };
  return useLatest((event: KeyboardEvent) => {
    if (event.defaultPrevented || !actOn(event)) return;
    event.preventDefault();
    // The editor behind would undo or select as well.
    event.stopPropagation();
  });
}
