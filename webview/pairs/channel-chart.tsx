/** @file The channel weights w of one pair: bars, heaviest first, with how many channels they really use. */
import { t } from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { formatValue } from '../shell/format.js';
import { type ChannelDistribution, distributionOf } from './channel-weights.js';
import { ChartHeader } from './chart-header.js';
import { ChartTable } from './chart-table.js';
import { SmallChart, VerticalAxis } from './small-chart.js';

interface ChannelChartProps {
  /** w of every channel of the source layer. */
  readonly weights: readonly number[];
  readonly epoch: number;
  readonly title: string;
  /** Of the files that it is saved as, without an ending. */
  readonly name: string;
}

const [width, height] = [300, 84];
const plot = { left: 44, top: 6, bottom: 16 };

export function ChannelChart({ weights, epoch, title, name }: ChannelChartProps) {
  const picture = useRef<SVGSVGElement>(null);
  const distribution = useMemo(() => distributionOf(weights), [weights]);
  const { sorted, entropy, effectiveChannels } = distribution;
  const summary = t(
    '{0} of {1} channels in effect, entropy {2} nats',
    formatValue(effectiveChannels),
    weights.length,
    formatValue(entropy),
  );
  const columns = [t('Channel'), 'w'];
  return (
    <>
      <ChartHeader
        title={title}
        name={name}
        picture={picture}
        columns={columns}
        rows={() => sorted.map(({ channel, weight }) => [channel, weight])}
      />
      <p class="chart-note">{t('{0}; after epoch {1}.', summary, epoch)}</p>
      <Bars
        picture={picture}
        distribution={distribution}
        label={t('Weights of the channels, heaviest first: {0}', summary)}
      />
      <ChartTable
        saved="pairs.channelTable"
        caption={t('Weights w of the channels, heaviest first')}
        columns={columns}
        rows={() => sorted.map(({ channel, weight }) => [String(channel), formatValue(weight)])}
      />
    </>
  );
}

function Bars({
  picture,
  distribution,
  label,
}: {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly distribution: ChannelDistribution;
  readonly label: string;
}) {
  const { sorted } = distribution;
  const top = sorted[0]?.weight ?? 0;
  const step = (width - plot.left) / Math.max(1, sorted.length);
  const floor = height - plot.bottom;
  const y = (weight: number) => floor - (top > 0 ? weight / top : 0) * (floor - plot.top);
  const bars = sorted.map(({ weight }, index) => {
    const x = plot.left + index * step;
    return `M${x.toFixed(2)} ${floor}V${y(weight).toFixed(2)}h${(step * 0.82).toFixed(2)}V${floor}Z`;
  });
  const even = 1 / Math.max(1, sorted.length);
  return (
    <SmallChart picture={picture} width={width} height={height} label={label}>
      <path class="bars" d={bars.join('')} />
      <line class="even" x1={plot.left} x2={width} y1={y(even)} y2={y(even)} />
      <VerticalAxis x={plot.left} top={plot.top} floor={floor} largest={formatValue(top)} />
      <text x={plot.left} y={height - 3}>
        {t('heaviest channel')}
      </text>
      <text x={width} y={height - 3} text-anchor="end">
        {t('dashed: all alike')}
      </text>
    </SmallChart>
  );
}
