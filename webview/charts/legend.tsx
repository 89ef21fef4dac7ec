/** @file The legend of a chart as buttons: a click shows one alone or all again, with Shift it switches one. */
import { afterClick } from './after-click.js';
import type { LegendEntry } from './legend-rows.js';

interface LegendProps {
  /** Says what is listed, and how it is chosen. */
  readonly label: string;
  readonly entries: readonly LegendEntry[];
  /** Keys of what is switched off. */
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
}

export function Legend({ label, entries, hidden, onHide }: LegendProps) {
  const keys = entries.map(({ key }) => key);
  return (
    <ul class="chart-legend" aria-label={label}>
      {entries.map(({ key, title, fullTitle, look: { colour, dash } }) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={!hidden.has(key)}
            title={fullTitle === title ? undefined : fullTitle}
            onClick={(event) => onHide(afterClick(key, keys, hidden, event.shiftKey))}
          >
            <svg width="22" height="8" aria-hidden="true">
              <line
                x1="1"
                y1="4"
                x2="21"
                y2="4"
                stroke={colour}
                stroke-width="2.5"
                stroke-dasharray={dash.join(' ')}
              />
            </svg>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
