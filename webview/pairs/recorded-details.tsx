/** @file What a run recorded of one of its pairs: how its λ grew, which channels it uses, its part of the loss. */
import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { type MethodName, methodTable } from '../../src/catalog/methods.js';
import type { RunSeries } from '../series/collection.js';
import { ChannelChart } from './channel-chart.js';
import { LambdaChart } from './lambda-chart.js';
import { lambdaOfPair, partOfLoss } from './lambda-series.js';
import type { KnownPair } from './strength.js';

/** All of a run that its pairs' details come from. */
export interface Recorded {
  readonly series: RunSeries;
  /** How many pairs the run has. */
  readonly pairs: number;
  /** What it trains by decides what there is to record. */
  readonly method: MethodName;
}

interface LearnedProps extends Recorded {
  /** Index into the run's pairs. */
  readonly index: number;
  readonly pair: KnownPair['pair'];
  readonly marked: number | undefined;
}

/** As many points as the chart has pixels. */
const mostPoints = 260;
/** Rows over which the part of the loss is averaged. */
const newestRows = 20;

/** A pair's part of the newest transfer losses, 0..1; undefined for a pair that the run does not have. */
export function lossPart({ series, pairs }: Recorded, index: number | undefined): number | undefined {
  return index === undefined ? undefined : partOfLoss(series.pairs, pairs, index, newestRows);
}

/** How λ of a pair grew and which channels it uses, as far as the run's method learns them. */
export function Learned({ method, ...recorded }: LearnedProps) {
  const { learnsWhere, lookAhead } = methodTable[method];
  return (
    <>
      {learnsWhere ? <LearnedWhere {...recorded} /> : null}
      {lookAhead ? <LearnedWhat {...recorded} /> : null}
    </>
  );
}

/** Of a file about one pair; layers have names that files may have. */
const fileName = (what: string, { sourceLayer, targetLayer }: KnownPair['pair']): string =>
  `${what}-${sourceLayer}-${targetLayer}`;

function LearnedWhere({ series, pairs, index, pair, marked }: Omit<LearnedProps, 'method'>) {
  const points = useMemo(() => lambdaOfPair(series.pairs, pairs, index, mostPoints), [series, pairs, index]);
  return (
    <div class="detail">
      <LambdaChart
        points={points}
        allPoints={() => lambdaOfPair(series.pairs, pairs, index, Number.POSITIVE_INFINITY)}
        name={fileName('lambda', pair)}
        marked={marked}
      />
    </div>
  );
}

function LearnedWhat({ series, index, pair }: Pick<LearnedProps, 'series' | 'index' | 'pair'>) {
  const title = t('w over the channels');
  const weighed = series.epochs.findLast(({ channelWeights }) => channelWeights !== undefined);
  const weights = weighed?.channelWeights?.[index];
  return (
    <div class="detail">
      {weighed && weights ? (
        <ChannelChart
          weights={weights}
          epoch={weighed.epoch}
          title={title}
          name={fileName('channels', pair)}
        />
      ) : (
        <>
          <h3>{title}</h3>
          <p class="quiet">{t('Recorded at the end of each epoch.')}</p>
        </>
      )}
    </div>
  );
}
