/** @file The same pairs as text: select with a click or a check box, remove with a button. */
import { t } from '@vscode/l10n';
import type { PairLine } from '../picker/lines.js';
import { formatHundredths } from '../shell/format.js';
import { IconButton } from '../shell/icon-button.js';
import type { PickerNetworks } from './networks.js';
import { pairText } from './pair-text.js';
import { modeOf, type Selection, type SelectionMode } from './selection.js';
import type { KnownPair } from './strength.js';
import { resizeText } from './verdict.js';

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
        <tbody>
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
}

function stateText({ presence }: KnownPair, line: PairLine | undefined): string | undefined {
  if (presence === 'file') return t('not in this run');
  if (presence === 'run') return t('not in the file');
  return line?.kind === 'dead' ? t('died') : undefined;
}

function Row({ known, line, text, resize, selected, removable, widest, ...events }: RowProps) {
  const { key } = known;
  const state = stateText(known, line);
  return (
    <tr
      class={selected ? 'is-selected' : ''}
      data-row={key}
      onMouseEnter={() => events.onHover(key)}
      onMouseLeave={() => events.onHover(undefined)}
    >
      <td>
        <vscode-checkbox
          checked={selected}
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
          onClick={() => events.onRemove(key)}
        />
      </td>
    </tr>
  );
}
