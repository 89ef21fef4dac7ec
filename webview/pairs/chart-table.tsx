/** @file The numbers behind a small chart, for those who cannot see it and those who want to copy them. */
import { t } from '@vscode/l10n';
import { isBoolean, useSaved } from '../shell/store.js';

interface ChartTableProps {
  /** Names what is kept: whether it is open. */
  readonly saved: string;
  readonly caption: string;
  readonly columns: readonly string[];
  /** Of the columns, where their names are shortened: in full. */
  readonly titles?: readonly string[];
  /** Asked for once the table is opened. */
  readonly rows: () => readonly (readonly string[])[];
}

export function ChartTable({ saved, caption, columns, titles, rows }: ChartTableProps) {
  const [isOpen, setOpen] = useSaved(saved, false, isBoolean);
  return (
    <details class="chart-table" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('Show as table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="table-scroll" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, place) => (
                <th key={column} scope="col" title={titles?.[place]}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isOpen ? rows() : []).map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  <td key={columns[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
