/** @file What is above the table of runs: filter, groups, how many are chosen, all and none. */
import { t } from '@vscode/l10n';
import { formatCount } from '../shell/format.js';
import { type Grouping, groupings } from './arrange.js';
import { mostAtOnce } from './choice.js';

const groupingTitles: { readonly [G in Grouping]: string } = {
  none: t('nothing'),
  method: t('method'),
  settings: t('settings'),
};

interface RunToolsProps {
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly grouping: Grouping;
  readonly onGroup: (grouping: Grouping) => void;
  /** Numbers of runs: chosen, listed by the filter, and all. */
  readonly chosen: number;
  readonly listed: number;
  readonly all: number;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

export function RunTools(props: RunToolsProps) {
  const { filter, onFilter, grouping, onGroup, chosen, listed, all, onAll, onNone } = props;
  const count = t('{0} of {1} chosen', formatCount(chosen), formatCount(all));
  return (
    <div class="run-tools">
      <input
        type="search"
        aria-label={t('Filter the runs by a text of their rows')}
        placeholder={t('Filter')}
        value={filter}
        onInput={({ currentTarget }) => onFilter(currentTarget.value)}
      />
      <span class="labelled">
        <span id="run-grouping">{t('Group by')}</span>
        <vscode-dropdown
          aria-labelledby="run-grouping"
          value={grouping}
          onChange={({ currentTarget }) =>
            onGroup(groupings.find((name) => name === currentTarget.value) ?? grouping)
          }
        >
          {groupings.map((name) => (
            <vscode-option key={name} value={name}>
              {groupingTitles[name]}
            </vscode-option>
          ))}
        </vscode-dropdown>
      </span>
      <vscode-button appearance="secondary" disabled={listed === 0} onClick={onAll}>
        {listed > mostAtOnce ? t('Choose the first {0}', mostAtOnce) : t('Choose all')}
      </vscode-button>
      <vscode-button appearance="secondary" disabled={chosen === 0} onClick={onNone}>
        {t('Choose none')}
      </vscode-button>
      <span class="run-count" role="status">
        {listed === all ? count : t('{0}, {1} listed', count, formatCount(listed))}
      </span>
    </div>
  );
}
