/** @file Which runs are shown, and the shown ones side by side. */
import { t } from '@vscode/l10n';
import { csvOf } from '../charts/recorded-rows.js';
import type { StudioSnapshot } from '../contract.js';
import { stateTitles } from '../header/actions.js';
import { useStudio } from '../shell/store.js';
import { comparisonOf } from './comparison.js';

export function CompareView({ snapshot }: { readonly snapshot: StudioSnapshot }) {
  const studio = useStudio();
  const { shown, choices } = snapshot;
  const folders = shown.map(({ folder }) => folder);
  const toggle = (folder: string, wanted: boolean) => {
    const others = folders.filter((other) => other !== folder);
    studio.send({ kind: 'show-runs', folders: wanted ? [...others, folder] : others });
  };
  const rows = comparisonOf(shown);
  const headings = ['', ...shown.map(({ name }) => name)];
  return (
    <div class="compare">
      <section aria-labelledby="compare-choose">
        <h2 id="compare-choose">{t('Runs of this experiment')}</h2>
        <ul class="run-choices">
          {choices.map(({ folder, name, state, created, accuracy }) => (
            <li key={folder}>
              <label>
                <input
                  type="checkbox"
                  checked={folders.includes(folder)}
                  onChange={({ currentTarget }) => toggle(folder, currentTarget.checked)}
                />
                <span>{name}</span>
                <span class="quiet">
                  {stateTitles[state]}, {new Date(created).toLocaleString()}
                  {accuracy === undefined ? '' : `, ${(100 * accuracy).toFixed(1)} %`}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </section>
      {shown.length === 0 ? null : (
        <section aria-labelledby="compare-table">
          <h2 id="compare-table">{t('Side by side')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <section class="table-scroll" aria-labelledby="compare-table" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {headings.map((heading) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, values }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {values.map((value, index) => (
                      <td key={folders[index]}>{value}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <vscode-button
            appearance="secondary"
            onClick={() =>
              studio.send({
                kind: 'save-file',
                name: 'comparison.csv',
                content: csvOf(
                  headings,
                  rows.map(({ name, values }) => [name, ...values]),
                ),
              })
            }
          >
            {t('Save as CSV')}
          </vscode-button>
        </section>
      )}
    </div>
  );
}
