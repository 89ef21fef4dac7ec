/** @file The same pairs as text: select with a click or a check box, remove with a button; by keyboard one stop with arrows inside. */
import { t } from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import { nextIndex } from '../picker/keyboard.js';
import type { PairLine } from '../picker/lines.js';
import { formatHundredths } from '../shell/format.js';
import { IconButton } from '../shell/icon-button.js';
import type { PickerNetworks } from './networks.js';
import { pairText } from './pair-text.js';
import { modeOf, type Selection, type SelectionMode } from './selection.js';
import type { KnownPair } from './strength.js';
import { resizeText } from './verdict.js';

const checkbox = 'vscode-checkbox';

interface PairListProps {
  readonly known: readonly KnownPair[];
  readonly lines: readonly PairLine[];
  readonly networks: PickerNetworks;
  readonly selection: Selection;
  readonly editable: boolean;
  /** Whether λ has a column. */
  readonly learned: boolean;
  readonly onSelect: (key: string, mode: SelectionMode) => void;
  readonly onRemove: (key: string) => void;
  readonly onHover: (key: string | undefined) => void;
}

export function PairList({ known, lines, networks, selection, editable, learned, ...events }: PairListProps) {
  const lineOf = new Map(lines.map((line) => [line.key, line]));
  const widest = Math.max(0, ...lines.map(({ lambda }) => lambda ?? 0));
  const [reached, setReached] = useState<string | undefined>(undefined);
  const body = useRef<HTMLTableSectionElement>(null);
  const current = known.some(({ key }) => key === reached) ? reached : known[0]?.key;
  const goTo = (key: string | undefined) => {
    const box = [...(body.current?.rows ?? [])]
      .find((row) => row.dataset.row === key)
      ?.querySelector(checkbox);
    if (box instanceof HTMLElement) box.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = known.findIndex(({ key }) => key === current);
    const pair = known[index];
    const next = nextIndex(index, known.length, event.key);
    if (next !== undefined) goTo(known[next]?.key);
    else if (pair && (event.key === 'Delete' || event.key === 'Backspace')) {
      goTo((known[index + 1] ?? known[index - 1])?.key);
      if (editable && pair.presence !== 'run') events.onRemove(pair.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (known.length === 0) return <p class="quiet">{t('No pairs.')}</p>;
  return (
    <section class="pair-list" aria-label={t('Pairs as a list')}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{t('Selected')}</span>
            </th>
            <th scope="col">{t('Pair')}</th>
            {learned ? (
              <th scope="col" class="number">
                λ
              </th>
            ) : null}
            <th scope="col">
              <span class="sr-only">{t('Remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {known.map((pair) => (
            <Row
              key={pair.key}
              known={pair}
              line={lineOf.get(pair.key)}
              text={pairText(networks, pair.pair)}
              resize={resizeText(networks, pair.pair)}
              selected={selection.has(pair.key)}
              removable={editable && pair.presence !== 'run'}
              widest={learned ? widest : undefined}
              isTabStop={pair.key === current}
              onReach={setReached}
              {...events}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends Pick<PairListProps, 'onSelect' | 'onRemove' | 'onHover'> {
  readonly known: KnownPair;
  readonly line: PairLine | undefined;
  readonly text: string;
  readonly resize: string;
  readonly selected: boolean;
  readonly removable: boolean;
  /** The largest λ; absent where λ has no column. */
  readonly widest: number | undefined;
  /** One row of the list is: the arrows lead from it to the others. */
  readonly isTabStop: boolean;
  readonly onReach: (key: string) => void;
}

function stateText({ presence }: KnownPair, line: PairLine | undefined): string | undefined {
  if (presence === 'file') return t('not in this run');
  if (presence === 'run') return t('not in the file');
  return line?.kind === 'dead' ? t('died') : undefined;
}

function Row({ known, line, text, resize, selected, removable, widest, isTabStop, ...events }: RowProps) {
  const { key } = known;
  const state = stateText(known, line);
  return (
    <tr
      class={selected ? 'is-selected' : ''}
      data-row={key}
      onMouseEnter={() => events.onHover(key)}
      onMouseLeave={() => events.onHover(undefined)}
      onFocusCapture={() => events.onReach(key)}
    >
      <td>
        <vscode-checkbox
          checked={selected}
          ref={(box) => {
            // The element stops Tab by itself, and takes no wish of that before it is there.
            if (box) box.tabIndex = isTabStop ? 0 : -1;
          }}
          onClick={(event) => {
            // The selection decides: the box's own handler comes after it is drawn, and would turn it over.
            event.preventDefault();
            event.stopImmediatePropagation();
            events.onSelect(key, 'toggle');
          }}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            event.stopImmediatePropagation();
            events.onSelect(key, 'toggle');
          }}
        >
          {/* The toolkit takes a check box's name from its text alone. */}
          <span class="sr-only">{t('Select {0}', text)}</span>
        </vscode-checkbox>
      </td>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the check box does it by keyboard. */}
      <td class="pair-name" onClick={(event) => events.onSelect(key, modeOf(event))}>
        <span class="pair-text">{text}</span>
        <span class="pair-note">{state === undefined ? resize : `${resize}, ${state}`}</span>
      </td>
      {widest === undefined ? null : (
        <td class="number">
          {formatHundredths(line?.lambda)}
          <span
            class="lambda-bar"
            style={{
              width: `${widest > 0 ? (100 * (line?.lambda ?? 0)) / widest : 0}%`,
              ...(line?.colour ? { backgroundColor: line.colour } : {}),
            }}
          />
        </td>
      )}
      <td>
        <IconButton
          icon="close"
          label={t('Remove {0}', text)}
          disabled={!removable}
          isTabStop={false}
          onClick={() => events.onRemove(key)}
        />
      </td>
    </tr>
  );
}
