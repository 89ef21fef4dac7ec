/** @file The legend of a chart as buttons: a click shows one line alone or all again, with Shift it switches one. */
import { t } from '@vscode/l10n';
import type { Theme } from '../shell/theme.js';
import { afterClick } from './after-click.js';
import { styleOf } from './chart-options.js';
import type { DrawnLine } from './lines.js';

interface LegendProps {
  readonly lines: readonly DrawnLine[];
  readonly runs: number;
  readonly theme: Theme;
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
}

export function Legend({ lines, runs, theme, hidden, onHide }: LegendProps) {
  const names = lines.map(({ name }) => name);
  return (
    <ul class="chart-legend" aria-label={t('Lines: choose one to see it alone, with Shift to switch it')}>
      {lines.map((line) => {
        const { colour, dash } = styleOf(line, runs, theme);
        return (
          <li key={line.name}>
            <button
              type="button"
              aria-pressed={!hidden.has(line.name)}
              onClick={(event) => onHide(afterClick(line.name, names, hidden, event.shiftKey))}
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
              {line.name}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
