/**
 * @file The lines between the networks, one a pair, twice: as a list whose entries have the focus and stay in their
 * places, and above it as what is seen, strong lines over faint ones.
 */
import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { Selection } from '../pairs/selection.js';
import { curvePath } from './curves.js';
import { inDrawingOrder, type PairLine } from './lines.js';

export interface LineEvents {
  /** `byKeys`: the focus is shown, for it did not come by the pointer. */
  readonly onFocus: (line: PairLine, byKeys: boolean) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (line: PairLine, event: KeyboardEvent) => void;
}

interface PairLinesProps extends LineEvents {
  /** In the order of the file. */
  readonly lines: readonly PairLine[];
  readonly selection: Selection;
  readonly hovered: string | undefined;
  /** The line that Tab leads to. */
  readonly current: string | undefined;
  readonly describe: (line: PairLine) => string;
}

export function PairLines({ lines, selection, hovered, current, describe, ...events }: PairLinesProps) {
  const drawn = useMemo(() => inDrawingOrder(lines, selection), [lines, selection]);
  if (lines.length === 0) return null;
  return (
    <>
      <g role="listbox" aria-label={t('Pairs')} aria-multiselectable="true">
        {lines.map((line) => (
          <Entry
            key={line.key}
            line={line}
            selected={selection.has(line.key)}
            hovered={hovered === line.key}
            reachable={current === line.key}
            label={describe(line)}
            {...events}
          />
        ))}
      </g>
      <g aria-hidden="true">
        {drawn.map((line) => (
          <Line key={line.key} line={line} faded={selection.size > 0 && !selection.has(line.key)} />
        ))}
      </g>
    </>
  );
}

interface EntryProps extends LineEvents {
  readonly line: PairLine;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly reachable: boolean;
  readonly label: string;
}

function Entry({ line, selected, hovered, reachable, label, onFocus, onBlur, onKeyDown }: EntryProps) {
  return (
    <g
      class={`pair-entry${selected ? ' is-selected' : ''}${hovered ? ' is-hovered' : ''}`}
      role="option"
      aria-selected={selected}
      aria-label={label}
      tabindex={reachable ? 0 : -1}
      data-pair={line.key}
      onFocus={(event) => onFocus(line, event.currentTarget.matches(':focus-visible'))}
      onBlur={onBlur}
      onKeyDown={(event) => onKeyDown(line, event)}
    >
      <path class="pair-halo" d={curvePath(line)} style={{ strokeWidth: `${line.width + 7}px` }} />
    </g>
  );
}

function Line({ line, faded }: { readonly line: PairLine; readonly faded: boolean }) {
  const { key, kind, presence, width, colour } = line;
  return (
    <path
      class={`pair-line is-${kind} in-${presence}${faded ? ' is-faded' : ''}`}
      d={curvePath(line)}
      data-line={key}
      style={{ strokeWidth: `${width}px`, ...(colour ? { stroke: colour } : {}) }}
    />
  );
}
