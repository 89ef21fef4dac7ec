/** @file A run as a row: a box that lays it over the others, and what each column says. */
import { t } from '@vscode/l10n';
import type { RunChoice } from '../contract.js';
import { columnNames, runColumns } from './columns.js';

export interface RunActions {
  readonly onTick: (folder: string, isChosen: boolean) => void;
  readonly onFront: (folder: string) => void;
}

interface RunRowProps extends RunActions {
  readonly run: RunChoice;
  readonly isChosen: boolean;
  /** Whether it is chosen, and another one is foremost. */
  readonly isBehind: boolean;
}

export function RunRow({ run, isChosen, isBehind, onTick, onFront }: RunRowProps) {
  const { folder, name, state } = run;
  const [, ...others] = columnNames;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={name}
          checked={isChosen}
          onChange={({ currentTarget }) => onTick(folder, currentTarget.checked)}
        />
      </td>
      <th scope="row" title={folder}>
        {runColumns.name.text(run)}
      </th>
      {others.map((column) => (
        <td key={column} class={runColumns[column].isNumber ? 'number' : undefined}>
          {column === 'state' ? (
            <span class={`run-mark run-state-${state}`}>{runColumns.state.text(run)}</span>
          ) : (
            runColumns[column].text(run)
          )}
        </td>
      ))}
      <td>
        {isBehind ? (
          <vscode-button
            appearance="secondary"
            aria-label={t('Show first: {0}', name)}
            onClick={() => onFront(folder)}
          >
            {t('Show first')}
          </vscode-button>
        ) : null}
      </td>
    </tr>
  );
}
