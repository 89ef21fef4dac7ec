/** @file λ of every pair now, or in the end, a table a run, and all of them as one file. */
import { t } from '@vscode/l10n';
import type { LiveSeries } from '../series/use-series.js';
import { wholeMap } from '../shell/colour-maps.js';
import { csvOf } from '../shell/csv.js';
import { SaveTools } from '../shell/save-tools.js';
import { useSnapshot, useStudio } from '../shell/store.js';
import { HeatTable, type LearnedRun, sourceText } from './heat-table.js';
import type { NamedRun } from './lines.js';

interface HeatTablesProps {
  readonly runs: readonly NamedRun[];
  readonly live: LiveSeries;
}

/** The cells of all tables, a pair a row. */
function csvOfTables(learned: readonly LearnedRun[]): string {
  return csvOf(
    [t('Run'), t('Source layer'), t('Target layer'), 'λ'],
    learned.flatMap(({ run, lambda }) =>
      run.setup.pairs.map(({ source, sourceLayer, targetLayer }, pair) => [
        run.name,
        sourceText(run, source, sourceLayer),
        targetLayer,
        lambda[pair] ?? Number.NaN,
      ]),
    ),
  );
}

/** One table a run that learned λ, all on one scale. */
export function HeatTables({ runs, live }: HeatTablesProps) {
  const studio = useStudio();
  const scale = wholeMap(useSnapshot()?.colourMap ?? 'viridis');
  const learned = runs.flatMap(({ run, shortName }): LearnedRun[] => {
    const count = run.setup.pairs.length;
    const recorded = live.collection.of(run.folder)?.ofPairs.pairs.lambda ?? new Float32Array();
    const lambda = run.reportedLambda?.mean ?? [...recorded.slice(recorded.length - count)];
    return count > 0 && lambda.some(Number.isFinite) ? [{ run, shortName, lambda }] : [];
  });
  const largest = Math.max(0, ...learned.flatMap(({ lambda }) => lambda.filter(Number.isFinite)));
  if (largest <= 0) return null;
  const heading = t('λ now, source by target layer');
  return (
    <section class="chart-card chart-card-wide" aria-labelledby="chart-heat">
      <header>
        <h2 id="chart-heat">{heading}</h2>
        <span class="chart-tools">
          {/* No picture: the chart is a table, and its cells say their numbers. */}
          <SaveTools
            title={heading}
            onCsv={() =>
              studio.send({ kind: 'save-file', name: 'lambda-now.csv', content: csvOfTables(learned) })
            }
          />
        </span>
      </header>
      <div class="heat-tables">
        {learned.map((one) => (
          <HeatTable
            key={one.run.folder}
            {...one}
            isNamed={runs.length > 1}
            largest={largest}
            scale={scale}
          />
        ))}
      </div>
    </section>
  );
}
