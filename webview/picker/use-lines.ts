/** @file The lines with the keys: arrows from one to the next, Space selects, Delete removes and goes on to a neighbour. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Selection } from '../pairs/selection.js';
import { useLatest } from '../shell/hooks.js';
import { focusDrawn } from './focus.js';
import { nextIndex } from './keyboard.js';
import type { PairLine } from './lines.js';
import type { LineEvents } from './pair-lines.js';
import type { PickerActions } from './use-actions.js';

/** Hands the focus on when the line that has it goes, so that the keys go on working. */
function useHeir(picture: RefObject<SVGSVGElement | null>, lines: readonly PairLine[]): void {
  const before = useRef(lines);
  // Looked at before the line is taken away, which leaves nothing focused.
  const { activeElement } = document;
  const holder = activeElement instanceof SVGElement ? activeElement.dataset.pair : undefined;
  useLayoutEffect(() => {
    const place = before.current.findIndex(({ key }) => key === holder);
    const candidates = [...before.current.slice(place + 1), ...before.current.slice(0, place + 1).reverse()];
    before.current = lines;
    const present = new Set(lines.map(({ key }) => key));
    if (holder === undefined || place < 0 || present.has(holder)) return;
    const heir = candidates.find(({ key }) => present.has(key));
    if (heir) focusDrawn(picture.current, 'pair', heir.key);
    else picture.current?.focus();
  }, [lines, holder, picture]);
}

interface LinesInput {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly lines: readonly PairLine[];
  readonly selection: Selection;
  readonly actions: PickerActions;
}

export function useLines({ picture, lines, selection, actions }: LinesInput) {
  const [reached, setReached] = useState<string | undefined>(undefined);
  /** The line that has the focus now, if it came by the keys. */
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const current = lines.some(({ key }) => key === reached) ? reached : lines[0]?.key;

  useHeir(picture, lines);

  const onFocus = useLatest((line: PairLine, byKeys: boolean) => {
    setReached(line.key);
    setFocused(byKeys ? line.key : undefined);
  });
  const onBlur = useLatest(() => setFocused(undefined));
  const onKeyDown = useLatest((line: PairLine, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = lines.findIndex(({ key }) => key === line.key);
    switch (event.key) {
      case 'Enter':
      case ' ':
        event.preventDefault();
        actions.select([line.key], 'toggle');
        return;
      case 'Delete':
      case 'Backspace': {
        event.preventDefault();
        // The line under the focus goes; so does what is selected along with it.
        const gone: Selection = selection.has(line.key) ? selection : new Set([line.key]);
        event.stopPropagation();
        actions.remove(gone);
        return;
      }
    }
    const next = nextIndex(index, lines.length, event.key);
    const neighbour = next === undefined ? undefined : lines[next];
    if (!neighbour) return;
    event.preventDefault();
    focusDrawn(picture.current, 'pair', neighbour.key);
    if (event.shiftKey) actions.select([line.key, neighbour.key], 'add');
  });
  const events: LineEvents = useMemo(() => ({ onFocus, onBlur, onKeyDown }), [onFocus, onBlur, onKeyDown]);
  return { current, focused, events };
}
