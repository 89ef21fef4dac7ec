/** @file What is known of the selected pair: facts, how its λ grew, which channels it uses, its part of the loss. */
import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { type MethodName, methodTable } from '../../src/catalog/methods.js';
import type { PairLine } from '../picker/lines.js';
import type { RunSeries } from '../series/collection.js';
import { formatCompact, formatPart } from '../shell/format.js';
import { ChannelChart } from './channel-chart.js';
import { FactList, PresenceText } from './fact-list.js';
import { LambdaChart } from './lambda-chart.js';
import { lambdaOfPair, partOfLoss } from './lambda-series.js';
import type { PickerNetworks } from './networks.js';
import type { PairFacts } from './pair-facts.js';
import { pairText } from './pair-text.js';
import type { KnownPair } from './strength.js';
import { resizeText } from './verdict.js';

interface Recorded {
  readonly series: RunSeries;
  /** How many pairs the run has. */
  readonly pairs: number;
  /** What it trains by decides what there is to record. */
  readonly method: MethodName;
}

export interface DetailsContext {
  readonly networks: PickerNetworks;
  readonly factsOf: (pair: KnownPair['pair']) => PairFacts | undefined;
  /** Of the run shown. */
  readonly recorded: Recorded | undefined;
  /** The iteration that the slider shows; absent for the newest. */
  readonly marked: number | undefined;
}

interface PairDetailsProps extends DetailsContext {
  readonly selected: readonly { readonly known: KnownPair; readonly line: PairLine | undefined }[];
}

export function PairDetails({ selected, ...context }: PairDetailsProps) {
  const [first, ...others] = selected;
  return (
    <section class="pair-details" aria-label={t('Selected pair')}>
      {first === undefined ? (
        <p class="quiet">{t('Select a pair to see what it costs and what was learned about it.')}</p>
      ) : others.length > 0 ? (
        <SeveralPairs selected={selected} factsOf={context.factsOf} />
      ) : (
        <OnePair {...first} {...context} />
      )}
    </section>
  );
}

function SeveralPairs({ selected, factsOf }: Pick<PairDetailsProps, 'selected' | 'factsOf'>) {
  const facts = selected.flatMap(({ known }) => factsOf(known.pair) ?? []);
  const sum = (of: (fact: PairFacts) => number) => facts.reduce((total, fact) => total + of(fact), 0);
  return (
    <>
      <h2>{t('{0} pairs selected', selected.length)}</h2>
      <p>
        {t(
          'Together {0} multiply-adds an image, {1} of an iteration, {2} bridge parameters.',
          formatCompact(sum(({ multiplyAdds }) => multiplyAdds)),
          formatPart(sum(({ partOfIteration }) => partOfIteration)),
          formatCompact(sum(({ bridgeParameters }) => bridgeParameters)),
        )}
      </p>
    </>
  );
}

interface OnePairProps extends DetailsContext {
  readonly known: KnownPair;
  readonly line: PairLine | undefined;
}

function OnePair({ known, line, networks, factsOf, recorded, marked }: OnePairProps) {
  return (
    <>
      <div class="detail">
        <h2>{pairText(networks, known.pair)}</h2>
        <FactList
          facts={factsOf(known.pair)}
          resize={resizeText(networks, known.pair)}
          lambda={line?.lambda}
          partOfLoss={recorded && lossPart(recorded, known.runIndex)}
        />
        {line ? <PresenceText line={line} /> : null}
      </div>
      {recorded && known.runIndex !== undefined ? (
        <Learned {...recorded} index={known.runIndex} marked={marked} />
      ) : null}
    </>
  );
}

interface LearnedProps extends Recorded {
  /** Index into the run's pairs. */
  readonly index: number;
  readonly marked: number | undefined;
}

/** As many points as the chart has pixels. */
const mostPoints = 260;
/** Rows over which the part of the loss is averaged. */
const newestRows = 20;

function lossPart({ series, pairs }: Recorded, index: number | undefined): number | undefined {
  return index === undefined ? undefined : partOfLoss(series.pairs, pairs, index, newestRows);
}

function Learned({ method, ...recorded }: LearnedProps) {
  const { learnsWhere, lookAhead } = methodTable[method];
  return (
    <>
      {learnsWhere ? <LearnedWhere {...recorded} /> : null}
      {lookAhead ? <LearnedWhat {...recorded} /> : null}
    </>
  );
}

function LearnedWhere({ series, pairs, index, marked }: Omit<LearnedProps, 'method'>) {
  const points = useMemo(() => lambdaOfPair(series.pairs, pairs, index, mostPoints), [series, pairs, index]);
  return (
    <div class="detail">
      <h3>{t('λ and its spread over the images')}</h3>
      <LambdaChart points={points} marked={marked} />
    </div>
  );
}

function LearnedWhat({ series, index }: Pick<LearnedProps, 'series' | 'index'>) {
  const weighed = series.epochs.findLast(({ channelWeights }) => channelWeights !== undefined);
  const weights = weighed?.channelWeights?.[index];
  return (
    <div class="detail">
      <h3>{t('w over the channels')}</h3>
      {weighed && weights ? (
        <ChannelChart weights={weights} epoch={weighed.epoch} />
      ) : (
        <p class="quiet">{t('Recorded at the end of each epoch.')}</p>
      )}
    </div>
  );
}
