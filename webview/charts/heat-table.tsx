/** @file λ of every pair as a table of source and target layers, shaded by strength: chart and table in one. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import type { LiveSeries } from '../series/use-series.js';
import { type ColourScale, scaleColour, wholeMap } from '../shell/colour-maps.js';
import { formatHundredths } from '../shell/format.js';
import { ShadedCell } from '../shell/shaded-cell.js';
import { useSnapshot } from '../shell/store.js';

interface HeatTablesProps {
  readonly runs: readonly RunView[];
  readonly live: LiveSeries;
}

interface LearnedRun {
  readonly run: RunView;
  /** One a pair. */
  readonly lambda: readonly number[];
}

/** One table a run that learned λ, all on one scale. */
export function HeatTables({ runs, live }: HeatTablesProps) {
  const scale = wholeMap(useSnapshot()?.colourMap ?? 'viridis');
  const learned = runs.flatMap((run): LearnedRun[] => {
    const count = run.setup.pairs.length;
    const recorded = live.collection.of(run.folder)?.ofPairs.pairs.lambda ?? new Float32Array();
    const lambda = [...recorded.slice(recorded.length - count)];
    return count > 0 && lambda.some(Number.isFinite) ? [{ run, lambda }] : [];
  });
  const largest = Math.max(0, ...learned.flatMap(({ lambda }) => lambda.filter(Number.isFinite)));
  if (largest <= 0) return null;
  return (
    <section class="chart-card chart-card-wide" aria-labelledby="chart-heat">
      <header>
        <h2 id="chart-heat">{t('λ now, source by target layer')}</h2>
      </header>
      <div class="heat-tables">
        {learned.map((one) => (
          <HeatTable
            key={one.run.folder}
            {...one}
            title={runs.length > 1 ? one.run.name : undefined}
            largest={largest}
            scale={scale}
          />
        ))}
      </div>
    </section>
  );
}

interface HeatTableProps extends LearnedRun {
  /** Absent where only one run is shown. */
  readonly title: string | undefined;
  readonly largest: number;
  readonly scale: ColourScale;
}

function HeatTable({ run, lambda, title, largest, scale }: HeatTableProps) {
  const { sources, pairs } = run.setup;
  const sourceLayers = [...new Set(pairs.map(({ source, sourceLayer }) => `${source}:${sourceLayer}`))];
  const targetLayers = [...new Set(pairs.map(({ targetLayer }) => targetLayer))];
  const values = new Map(
    pairs.map(({ source, sourceLayer, targetLayer }, pair) => [
      `${source}:${sourceLayer} ${targetLayer}`,
      lambda[pair],
    ]),
  );
  const nameOf = (key: string) => {
    const [source = '0', layer = ''] = key.split(':');
    return sources.length > 1 ? `${sources[Number(source)]?.name}: ${layer}` : layer;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="table-scroll" aria-label={title ?? t('λ of every pair')} tabIndex={0}>
      <table class="heat-table">
        {title === undefined ? null : <caption>{title}</caption>}
        <thead>
          <tr>
            <td />
            {targetLayers.map((layer) => (
              <th key={layer} scope="col">
                {layer}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sourceLayers.map((key) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              {targetLayers.map((layer) => {
                const value = values.get(`${key} ${layer}`);
                if (value === undefined) return <td key={layer}>–</td>;
                return (
                  <ShadedCell key={layer} colour={scaleColour(scale, value / largest)}>
                    {formatHundredths(value)}
                  </ShadedCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
