/** @file The table of charts: what each draws of a run. No DOM. */
import { t } from '@vscode/l10n';
import type { EpochRecord } from '../../src/run/records/metrics.js';
import type { RunView, ScalarColumn } from '../contract.js';
import type { CollectedSeries } from '../series/collection.js';
import type { Axis, Columns } from './points.js';

export interface Line {
  readonly name: string;
  readonly columns: Columns;
  /** What is measured in every iteration jitters and can be smoothed; what is set, or measured once an epoch, cannot. */
  readonly noisy: boolean;
}

export interface ChartDefinition {
  readonly key: string;
  readonly title: string;
  /** Of the vertical axis. */
  readonly unit: string;
  readonly percent: boolean;
  /** Whether it may have more lines than a narrow card names. */
  readonly wide: boolean;
  readonly lines: (series: CollectedSeries, run: RunView, axis: Axis) => readonly Line[];
}

/** Iterations in fractions of an epoch where its length is known, so that they do not all fall on one place. */
function along(axis: Axis, columns: { readonly [A in Axis]: Float32Array }, run: RunView): Float32Array {
  const { iterations, setup } = run;
  if (axis !== 'epoch' || iterations === undefined) return columns[axis];
  const perEpoch = iterations / setup.epochs;
  return columns.iteration.map((iteration) => iteration / perEpoch);
}

function everyIteration(name: string, column: ScalarColumn, { scale = 1, noisy = true } = {}): MakeLine {
  return (series, run, axis) => {
    const values = series.scalar(column);
    const [iteration, epoch, time] = [
      series.scalar('iteration'),
      series.scalar('epoch'),
      series.scalar('time'),
    ];
    return {
      name,
      columns: {
        x: along(axis, { iteration, epoch, time }, run),
        y: scale === 1 ? values : values.map((value) => value * scale),
      },
      noisy,
    };
  };
}

const epochX: { readonly [A in Axis]: (record: EpochRecord) => number } = {
  iteration: ({ iteration }) => iteration,
  epoch: ({ epoch }) => epoch,
  time: ({ time }) => time,
};

function everyEpoch(name: string, value: (record: EpochRecord) => number): MakeLine {
  return ({ epochs }, _run, axis) => ({
    name,
    columns: { x: Float32Array.from(epochs, epochX[axis]), y: Float32Array.from(epochs, value) },
    noisy: false,
  });
}

type MakeLine = (series: CollectedSeries, run: RunView, axis: Axis) => Line;

const hasValues = ({ columns: { y } }: Line): boolean => y.some(Number.isFinite);

function chart(
  key: string,
  title: string,
  unit: string,
  makers: readonly MakeLine[],
  percent = false,
): ChartDefinition {
  return {
    key,
    title,
    unit,
    percent,
    wide: false,
    lines: (series, run, axis) => makers.map((make) => make(series, run, axis)).filter(hasValues),
  };
}

/** What a pair is called in a legend. */
export function pairName({ setup }: Pick<RunView, 'setup'>, index: number): string {
  const pair = setup.pairs[index];
  if (pair === undefined) return String(index);
  const source = setup.sources.length > 1 ? `${setup.sources[pair.source]?.name}:` : '';
  return `${source}${pair.sourceLayer} → ${pair.targetLayer}`;
}

const lambdaChart: ChartDefinition = {
  key: 'lambda',
  title: t('λ of every pair'),
  unit: 'λ',
  percent: false,
  wide: true,
  lines: ({ ofPairs: { pairs } }, run, axis) => {
    const count = run.setup.pairs.length;
    return run.setup.pairs
      .map((_, pair) => ({
        name: pairName(run, pair),
        columns: {
          x: along(axis, pairs, run),
          y: Float32Array.from(pairs.iteration, (__, row) => pairs.lambda[row * count + pair] ?? Number.NaN),
        },
        noisy: true,
      }))
      .filter(hasValues);
  },
};

export const chartTable: readonly ChartDefinition[] = [
  chart('loss', t('Loss'), t('loss'), [
    everyIteration(t('cross-entropy, L_org'), 'trainingLoss'),
    everyIteration(t('transfer, β·L_wfm'), 'transferLoss'),
    everyIteration(t('after the look-ahead'), 'lossAfterLookAhead'),
  ]),
  chart(
    'accuracy',
    t('Accuracy'),
    t('accuracy'),
    [
      everyEpoch(t('training'), ({ trainingAccuracy }) => trainingAccuracy),
      everyEpoch(t('validation'), (record) =>
        record.validationImages === 0 ? Number.NaN : record.validationAccuracy,
      ),
      everyEpoch(t('test'), ({ testAccuracy }) => testAccuracy),
    ],
    true,
  ),
  chart('learning-rate', t('Learning rate'), t('learning rate'), [
    everyIteration(t('learning rate'), 'learningRate', { noisy: false }),
  ]),
  lambdaChart,
  chart('seconds', t('Seconds per iteration'), t('seconds'), [everyIteration(t('seconds'), 'seconds')]),
  chart('memory', t('Memory of the trainer'), t('GB'), [
    everyIteration(t('memory'), 'memory', { scale: 1e-9, noisy: false }),
  ]),
];
