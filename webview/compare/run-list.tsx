/** @file The table of runs with its tools; how it is sorted, filtered and grouped survives hiding the panel. */
import { useCallback, useMemo } from 'preact/hooks';
import type { RunChoice } from '../contract.js';
import { useStable } from '../shell/hooks.js';
import { isBoolean, isOneOf, isText, useChosenRuns, useSaved } from '../shell/store.js';
import { filtered, type Grouping, grouped, groupings, sorted, sortedBy } from './arrange.js';
import { broughtForward, ticked, withAll } from './choice.js';
import { type ColumnName, columnNames } from './columns.js';
import { RunTable } from './run-table.js';
import { RunTools } from './run-tools.js';

export function RunList({ choices }: { readonly choices: readonly RunChoice[] }) {
  const [filter, setFilter] = useSaved('compare.filter', '', isText);
  const [grouping, group] = useSaved<Grouping>('compare.grouping', 'none', isOneOf(groupings));
  const [column, setColumn] = useSaved<ColumnName>('compare.column', 'created', isOneOf(columnNames));
  const [descending, setDescending] = useSaved('compare.descending', true, isBoolean);
  const [chosen, change] = useChosenRuns();
  // Snapshots come several times a second: a thousand rows that are the same are not made again.
  const runs = useStable(choices, JSON.stringify(choices));
  const listed = useMemo(
    () => sorted(filtered(runs, filter), { column, descending }),
    [runs, filter, column, descending],
  );
  const groups = useMemo(() => grouped(listed, grouping), [listed, grouping]);
  const sort = useCallback(
    (next: ColumnName) => {
      const sorting = sortedBy(next, { column, descending });
      setColumn(sorting.column);
      setDescending(sorting.descending);
    },
    [column, descending, setColumn, setDescending],
  );
  const table = useMemo(
    () => (
      <RunTable
        groups={groups}
        sorting={{ column, descending }}
        onSort={sort}
        chosen={chosen}
        onTick={(folder, isChosen) => change((before) => ticked(before, folder, isChosen))}
        onFront={(folder) => change((before) => broughtForward(before, folder))}
      />
    ),
    [groups, column, descending, sort, chosen, change],
  );
  return (
    <>
      <RunTools
        filter={filter}
        onFilter={setFilter}
        grouping={grouping}
        onGroup={group}
        chosen={chosen.length}
        listed={listed.length}
        all={choices.length}
        onAll={() =>
          change((before) =>
            withAll(
              before,
              groups.flatMap(({ runs: ofGroup }) => ofGroup.map(({ folder }) => folder)),
            ),
          )
        }
        onNone={() => change(() => [])}
      />
      {table}
    </>
  );
}
