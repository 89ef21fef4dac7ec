/** @file All charts of the shown runs, with what holds for all of them: axis, smoothing, scale. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import type { LiveSeries } from '../series/use-series.js';
import { formatHundredths } from '../shell/format.js';
import { GlossaryLink } from '../shell/glossary-link.js';
import { isBoolean, isNumber, isOneOf, useSaved } from '../shell/store.js';
import { ChartCard } from './chart-card.js';
import { chartTable } from './definitions.js';
import { HeatTables } from './heat-tables.js';
import { type Axis, axes } from './points.js';

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
        {chartTable.map((chart) => (
          <ChartCard
            key={chart.key}
            chart={chart}
            runs={runs}
            live={live}
            axis={axis}
            axisTitle={axisTitles[axis]}
            smoothing={smoothing}
            logarithmic={logarithmic && !chart.percent && chart.key !== 'lambda'}
          />
        ))}
        <HeatTables runs={runs} live={live} />
      </div>
    </>
  );
}
