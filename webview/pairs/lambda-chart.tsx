/** @file λ of one pair over the iterations: a line within the band of its spread over the images. */
import { t } from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { formatCount, formatValue } from '../shell/format.js';
import { ChartHeader } from './chart-header.js';
import { ChartTable } from './chart-table.js';
import type { PairPoint } from './lambda-series.js';
import { SmallChart, VerticalAxis } from './small-chart.js';

interface LambdaChartProps {
  /** As many as can be told apart. */
  readonly points: readonly PairPoint[];
  /** All of them, for a file. */
  readonly allPoints: () => readonly PairPoint[];
  /** Of the files that it is saved as, without an ending. */
  readonly name: string;
  /** The iteration that the slider shows; absent for the newest. */
  readonly marked: number | undefined;
}

const [width, height] = [300, 96];
const plot = { left: 36, right: 6, top: 6, bottom: 18 };
const tableRows = 24;

export function LambdaChart({ points, allPoints, name, marked }: LambdaChartProps) {
  const picture = useRef<SVGSVGElement>(null);
  const drawn = useMemo(() => drawing(points), [points]);
  const title = t('λ and its spread over the images');
  const columns = [t('Iteration'), 'λ', t('Deviation')];
  if (!drawn) {
    return (
      <>
        <h3>{title}</h3>
        <p class="quiet">{t('λ is not on record yet.')}</p>
      </>
    );
  }
  const { line, band, x, top, first, last } = drawn;
  const step = Math.max(1, Math.ceil(points.length / tableRows));
  return (
    <>
      <ChartHeader
        title={title}
        name={name}
        picture={picture}
        columns={columns}
        rows={() => allPoints().map(({ iteration, lambda, deviation }) => [iteration, lambda, deviation])}
      />
      <SmallChart
        picture={picture}
        width={width}
        height={height}
        label={t(
          'λ from {0} at iteration {1} to {2} at iteration {3}',
          formatValue(first.lambda),
          first.iteration,
          formatValue(last.lambda),
          last.iteration,
        )}
      >
        <line class="axis" x1={plot.left} y1={height - plot.bottom} x2={width} y2={height - plot.bottom} />
        <path class="band" d={band} />
        <path class="line" d={line} />
        {marked === undefined ? null : (
          <line class="marker" x1={x(marked)} x2={x(marked)} y1={plot.top} y2={height - plot.bottom} />
        )}
        <VerticalAxis x={plot.left} top={plot.top} floor={height - plot.bottom} largest={formatValue(top)} />
        <text x={plot.left} y={height - 4}>
          {formatCount(first.iteration)}
        </text>
        <text x={width - plot.right} y={height - 4} text-anchor="end">
          {t('iteration {0}', formatCount(last.iteration))}
        </text>
      </SmallChart>
      <ChartTable
        saved="pairs.lambdaTable"
        caption={t('λ over the iterations, with its standard deviation over the images')}
        columns={columns}
        rows={() =>
          points
            .filter((_, index) => index % step === 0 || index === points.length - 1)
            .map(({ iteration, lambda, deviation }) => [
              formatCount(iteration),
              formatValue(lambda),
              formatValue(deviation),
            ])
        }
      />
    </>
  );
}

function drawing(points: readonly PairPoint[]) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return undefined;
  const top = Math.max(...points.map(({ lambda, deviation }) => lambda + deviation)) || 1;
  const span = last.iteration - first.iteration || 1;
  const x = (iteration: number) =>
    plot.left + ((iteration - first.iteration) / span) * (width - plot.left - plot.right);
  const y = (value: number) =>
    height - plot.bottom - (Math.max(0, value) / top) * (height - plot.top - plot.bottom);
  const path = (value: (point: PairPoint) => number, of: readonly PairPoint[]) =>
    of.map((point) => `${x(point.iteration).toFixed(1)} ${y(value(point)).toFixed(1)}`).join('L');
  const upper = path(({ lambda, deviation }) => lambda + deviation, points);
  const lower = path(({ lambda, deviation }) => lambda - deviation, [...points].reverse());
  return {
    line: `M${path(({ lambda }) => lambda, points)}`,
    band: `M${upper}L${lower}Z`,
    x,
    top,
    first,
    last,
  };
}
