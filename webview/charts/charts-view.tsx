/** @file All charts of the shown runs, with what holds for all of them: axis, smoothing, scale. */
import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { RunView } from '../contract.js';
import type { LiveSeries } from '../series/use-series.js';
import { formatHundredths } from '../shell/format.js';
import { GlossaryLink } from '../shell/glossary-link.js';
import { useLatest, useStable } from '../shell/hooks.js';
import { isBoolean, isNumber, isOneOf, useSaved } from '../shell/store.js';
import { sharedExtent } from './axis-places.js';
import { ChartCard } from './chart-card.js';
import { chartTable } from './definitions.js';
import { HeatTables } from './heat-tables.js';
import { type Axis, axes, type Range } from './points.js';
import { partOf } from './range.js';
import { shortNames } from './short-names.js';
import { useRange } from './use-range.js';

const axisTitles: { readonly [A in Axis]: string } = {
  iteration: t('iteration'),
  epoch: t('epoch'),
  time: t('seconds of training'),
};

interface ChartsViewProps {
  readonly runs: readonly RunView[];
  readonly live: LiveSeries;
}

export function ChartsView({ runs, live }: ChartsViewProps) {
  const [axis, setAxis] = useSaved<Axis>('charts.axis', 'iteration', isOneOf(axes));
  const [smoothing, setSmoothing] = useSaved('charts.smoothing', 0.6, isNumber);
  const [logarithmic, setLogarithmic] = useSaved('charts.logarithmic', false, isBoolean);
  const [wanted, want] = useRange(axis);
  const extent = useMemo(
    () => sharedExtent(runs, live.collection, axis),
    // The collection is one object that grows; its version says when.
    [runs, live.collection, live.version, axis],
  );
  const reached = useStable(extent, `${extent?.min} ${extent?.max}`);
  const seen = partOf(reached, wanted);
  const part = useStable(seen, `${seen?.min} ${seen?.max}`);
  // Who has zoomed out to all that there is sees what is recorded next as well.
  const see = useLatest((range: Range | undefined) => want(partOf(reached, range)));
  const named = useMemo(() => {
    const names = shortNames(runs);
    return runs.map((run, place) => ({ run, shortName: names[place] ?? run.name }));
  }, [runs]);
  if (runs.length === 0) {
    return <p class="empty-state">{t('No run to draw. Start one, or choose one under Compare.')}</p>;
  }
  return (
    <>
      <div class="chart-controls">
        <span class="labelled">
          <span id="chart-axis">{t('Along')}</span>
          <vscode-dropdown
            aria-labelledby="chart-axis"
            value={axis}
            onChange={({ currentTarget }) =>
              setAxis(axes.find((name) => name === currentTarget.value) ?? axis)
            }
          >
            {axes.map((name) => (
              <vscode-option key={name} value={name}>
                {axisTitles[name]}
              </vscode-option>
            ))}
          </vscode-dropdown>
        </span>
        <label>
          {t('Smoothing')}
          <input
            type="range"
            min="0"
            max="0.99"
            step="0.01"
            value={smoothing}
            onInput={({ currentTarget }) => setSmoothing(Number(currentTarget.value))}
          />
          <output>{formatHundredths(smoothing)}</output>
        </label>
        <vscode-checkbox
          checked={logarithmic}
          onChange={({ currentTarget }) => setLogarithmic(currentTarget.checked)}
        >
          {t('Logarithmic')}
        </vscode-checkbox>
        <span class="quiet">{t('Drag to zoom, Shift and drag to move, Ctrl and wheel to zoom.')}</span>
        <GlossaryLink />
      </div>
      <div class="chart-grid">
        {chartTable
          .filter((chart) => runs.some(chart.isOf))
          .map((chart) => (
            <ChartCard
              key={chart.key}
              chart={chart}
              runs={named}
              extent={reached}
              part={part}
              onRange={see}
              live={live}
              axis={axis}
              axisTitle={axisTitles[axis]}
              smoothing={smoothing}
              logarithmic={logarithmic && !chart.percent && chart.key !== 'lambda'}
            />
          ))}
        <HeatTables runs={named} live={live} />
      </div>
    </>
  );
}
