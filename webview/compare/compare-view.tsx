/** @file Which runs are shown, and the shown ones side by side. */
import { t } from '@vscode/l10n';
import { looksOf } from '../charts/looks.js';
import { shortNames } from '../charts/short-names.js';
import type { RunView, StudioSnapshot } from '../contract.js';
import { csvOf } from '../shell/csv.js';
import { useStudio } from '../shell/store.js';
import { useTheme } from '../shell/theme.js';
import { type ComparedRow, comparisonOf } from './comparison.js';
import { RunList } from './run-list.js';

export function CompareView({ snapshot }: { readonly snapshot: StudioSnapshot }) {
  const { shown, choices } = snapshot;
  if (choices.length === 0) {
    return <p class="empty-state">{t('No run to compare. Start one first.')}</p>;
  }
  return (
    <div class="compare">
      <section aria-labelledby="compare-choose">
        <h2 id="compare-choose">{t('Runs of this experiment')}</h2>
        <p class="quiet">{t('Those chosen are laid over one another in the charts.')}</p>
        <RunList choices={choices} />
      </section>
      {shown.length === 0 ? null : <SideBySide runs={shown} />}
    </div>
  );
}

function SideBySide({ runs }: { readonly runs: readonly RunView[] }) {
  const studio = useStudio();
  const looks = looksOf(1, runs.length, useTheme());
  const names = shortNames(runs);
  const { results, differing } = comparisonOf(runs);
  const exportCsv = () =>
    studio.send({
      kind: 'save-file',
      name: 'comparison.csv',
      content: csvOf(
        ['', ...runs.map(({ name }) => name)],
        [...results, ...differing].map(({ name, values }) => [name, ...values]),
      ),
    });
  return (
    <section aria-labelledby="compare-table">
      <header class="compare-header">
        <h2 id="compare-table">{t('Side by side')}</h2>
        <vscode-button
          appearance="secondary"
          aria-label={t('Save the comparison as CSV')}
          onClick={exportCsv}
        >
          CSV
        </vscode-button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="table-scroll" aria-label={t('Results and keys that differ')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {runs.map(({ folder, name }, place) => (
                <th key={folder} scope="col" title={`${name}\n${folder}`}>
                  {runs.length > 1 && <RunSwatch colour={looks.ofRun(place).colour} />}
                  {names[place]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Rows rows={results} runs={runs} />
          </tbody>
          <tbody>
            <tr class="compare-group">
              <th scope="rowgroup" colSpan={runs.length + 1}>
                {groupTitle(runs.length, differing.length)}
              </th>
            </tr>
            <Rows rows={differing} runs={runs} isKey />
          </tbody>
        </table>
      </section>
    </section>
  );
}

function groupTitle(runs: number, differing: number): string {
  if (runs < 2) return t('Choose another run above to see in which keys they differ.');
  if (differing === 0) return t('These runs are made alike: no key of their configurations differs.');
  return t('Keys of the experiment file that differ');
}

interface RowsProps {
  readonly rows: readonly ComparedRow[];
  readonly runs: readonly RunView[];
  /** Whether a row's name is a key, not a word. */
  readonly isKey?: boolean;
}

function Rows({ rows, runs, isKey = false }: RowsProps) {
  return (
    <>
      {rows.map(({ name, values, best = [] }) => (
        <tr key={name}>
          <th scope="row">{isKey ? <code>{name}</code> : name}</th>
          {runs.map(({ folder }, place) => (
            <td key={folder}>
              {best.includes(place) ? (
                <strong title={t('The best of these runs')}>{values[place]}</strong>
              ) : (
                values[place]
              )}
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

function RunSwatch({ colour }: { readonly colour: string }) {
  return (
    <svg class="run-swatch" width="10" height="10" aria-hidden="true">
      <circle cx="5" cy="5" r="5" fill={colour} />
    </svg>
  );
}
