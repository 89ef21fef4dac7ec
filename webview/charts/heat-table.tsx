/** @file λ of every pair as a table of source and target layers, shaded by strength: chart and table in one. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import type { LiveSeries } from '../series/use-series.js';
import { contrast, writeColour } from '../shell/colour.js';
import { scaleColour, wholeMap } from '../shell/colour-maps.js';
import { formatValue } from '../shell/format.js';
import { useSnapshot } from '../shell/store.js';

interface HeatTableProps {
  readonly run: RunView;
  readonly live: LiveSeries;
}

const ink = { dark: [0, 0, 0], light: [255, 255, 255] } as const;

export function HeatTable({ run, live }: HeatTableProps) {
  const map = wholeMap(useSnapshot()?.colourMap ?? 'viridis');
  const { sources, pairs } = run.setup;
  const recorded = live.collection.of(run.folder)?.ofPairs.pairs.lambda;
  const now = recorded?.slice(-pairs.length) ?? [];
  const largest = Math.max(...Array.from(now).filter(Number.isFinite), 0);
  if (largest <= 0) return null;
  const sourceLayers = [...new Set(pairs.map(({ source, sourceLayer }) => `${source}:${sourceLayer}`))];
  const targetLayers = [...new Set(pairs.map(({ targetLayer }) => targetLayer))];
  const lambdaOf = (key: string, targetLayer: string): number | undefined => {
    const pair = pairs.findIndex(
      (candidate) =>
        `${candidate.source}:${candidate.sourceLayer}` === key && candidate.targetLayer === targetLayer,
    );
    return pair < 0 ? undefined : now[pair];
  };
  const nameOf = (key: string) => {
    const [source = '0', layer = ''] = key.split(':');
    return sources.length > 1 ? `${sources[Number(source)]?.name}: ${layer}` : layer;
  };
  return (
    <section class="chart-card" aria-labelledby="chart-heat">
      <header>
        <h2 id="chart-heat">{t('λ now, source by target layer')}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="table-scroll" aria-labelledby="chart-heat" tabIndex={0}>
        <table class="heat-table">
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
                  const value = lambdaOf(key, layer);
                  if (value === undefined) return <td key={layer}>–</td>;
                  const background = scaleColour(map, value / largest);
                  const text =
                    contrast(background, ink.dark) > contrast(background, ink.light) ? 'dark' : 'light';
                  return (
                    <td key={layer} class="heat-cell">
                      <span
                        style={{
                          backgroundColor: writeColour(background),
                          color: writeColour(ink[text]),
                        }}
                      >
                        {formatValue(value)}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
