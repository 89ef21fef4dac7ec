/** @file All runs that could be shown, as a table that sorts by each of its columns. */
import { t } from '@vscode/l10n';
import { formatAccuracy, formatCount } from '../shell/format.js';
import { Icon } from '../shell/icons.js';
import type { RunGroup, Sorting } from './arrange.js';
import { type ColumnName, columnNames, runColumns } from './columns.js';
import { type RunActions, RunRow } from './run-row.js';

interface RunTableProps extends RunActions {
  readonly groups: readonly RunGroup[];
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnName) => void;
  /** Folders, the foremost first. */
  readonly chosen: readonly string[];
}

export function RunTable({ groups, sorting, onSort, chosen, ...actions }: RunTableProps) {
  const [foremost] = chosen;
  const ticked = new Set(chosen);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="table-scroll run-table" aria-label={t('Runs')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{t('Chosen')}</span>
            </th>
            {columnNames.map((column) => (
              <Heading key={column} column={column} sorting={sorting} onSort={onSort} />
            ))}
            <td />
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            {group.title === undefined ? null : (
              <tr class="compare-group">
                <th scope="rowgroup" colSpan={columnNames.length + 2}>
                  {group.title} <span class="quiet">{groupText(group)}</span>
                </th>
              </tr>
            )}
            {group.runs.map((run) => (
              <RunRow
                key={run.folder}
                run={run}
                isChosen={ticked.has(run.folder)}
                isBehind={ticked.has(run.folder) && run.folder !== foremost}
                {...actions}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function groupText({ finished, mean }: RunGroup): string {
  if (mean === undefined) return t('none finished');
  return t('n = {0} finished, mean test accuracy {1}', formatCount(finished), formatAccuracy(mean));
}

interface HeadingProps {
  readonly column: ColumnName;
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnName) => void;
}

function Heading({ column, sorting, onSort }: HeadingProps) {
  const { title, hint, isNumber } = runColumns[column];
  const isSorted = sorting.column === column;
  const order = sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={isNumber ? 'number' : undefined} aria-sort={isSorted ? order : 'none'}>
      <button type="button" class="sort-button" title={hint} onClick={() => onSort(column)}>
        {title}
        {isSorted ? <Icon name={sorting.descending ? 'arrowDown' : 'arrowUp'} /> : null}
      </button>
    </th>
  );
}
