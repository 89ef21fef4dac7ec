/** @file The cells that people read, the same in text, Markdown and LaTeX. */
import { t } from '@vscode/l10n';
import type { ResultTable, Row } from '../result-table.js';
import type { Summary } from '../statistics.js';

export interface Cells {
  readonly cells: readonly string[];
  /** Whether its accuracy stands out: the best, or not told from it. */
  readonly bold: boolean;
}

/** The column of `Cells.cells` that is bold. */
export const accuracyColumn = ({ axes }: ResultTable): number => axes.length;

/** Axes stand on the left; what follows are numbers, on the right. */
export function headings({ axes }: ResultTable): string[] {
  return [
    ...axes.map((axis) => (axis === 'method' ? t('method') : axis)),
    t('test accuracy (%)'),
    t('difference (95% interval)'),
    'p',
    t('test set ±'),
    t('seconds'),
    t('epochs'),
  ];
}

export function cellsOf(row: Row): Cells {
  const { axes, accuracy, difference, samplingError, seconds, epochs, standing } = row;
  return {
    cells: [
      ...axes,
      accuracyText(accuracy),
      difference ? withInterval(difference.mean, difference.interval) : '',
      difference ? pText(difference.p) : '',
      samplingError === undefined ? '' : points(samplingError),
      seconds.toFixed(1),
      String(Math.round(10 * epochs) / 10),
    ],
    bold: standing !== 'worse',
  };
}

const points = (fraction: number): string => (100 * fraction).toFixed(2);
const signed = (fraction: number): string => `${fraction > 0 ? '+' : ''}${points(fraction)}`;

function accuracyText({ mean, deviation, count }: Summary): string {
  const shown = deviation === undefined ? points(mean) : `${points(mean)} ± ${points(deviation)}`;
  return `${shown} (n = ${count})`;
}

function withInterval(mean: number, interval: readonly [number, number] | undefined): string {
  return interval ? `${signed(mean)} [${signed(interval[0])}, ${signed(interval[1])}]` : signed(mean);
}

function pText(p: number | undefined): string {
  if (p === undefined) return t('too few seeds to tell');
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** The lines over and under the rows: what differences are to, and what a reader should know. */
export function sectionLines({ title, baseline }: ResultTable['sections'][number]): string[] {
  const to = baseline === undefined ? [] : [t('Differences are to "{0}".', baseline)];
  return [...(title === '' ? [] : [title]), ...to];
}
