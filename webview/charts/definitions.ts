/** @file The table of charts: what each draws of a run. No DOM. */
import { t } from '@vscode/l10n';
import { type MethodRow, methodTable } from '../../src/catalog/methods.js';
import type { EpochRecord } from '../../src/run/records/metrics.js';
import type { RunView, ScalarColumn } from '../contract.js';
import type { CollectedSeries } from '../series/collection.js';
import { along, epochPlaces, iterationPlaces } from './axis-places.js';
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
  /** Whether its lines measure one thing: these share an axis however far apart they lie, for that is what is looked at. */
  readonly comparable: boolean;
  /** Whether there is anything to draw of a run of this method, once it is recorded. */
  readonly isOf: (run: RunView) => boolean;
  readonly lines: (series: CollectedSeries, run: RunView, axis: Axis) => readonly Line[];
}

/** What a row of the table of methods has, for lines that not every method has. */
const transfers = ({ uses }: MethodRow): boolean => uses === 'one-source' || uses === 'feature-maps';
const looksAhead = ({ lookAhead }: MethodRow): boolean => lookAhead !== undefined;
const learnsWhere = ({ learnsWhere: learns }: MethodRow): boolean => learns === true;

/** A method that this version does not know may have anything. */
const has = ({ setup }: RunView, part: (method: MethodRow) => boolean): boolean => {
  const method = methodTable[setup.method];
  return method === undefined || part(method);
};

function everyIteration(name: string, column: ScalarColumn, { scale = 1, noisy = true } = {}): MakeLine {
  return (series, run, axis) => {
    const values = series.scalar(column);
    return {
      name,
      columns: {
        x: iterationPlaces(series, run, axis),
        y: scale === 1 ? values : values.map((value) => value * scale),
      },
      noisy,
    };
  };
}

function everyEpoch(name: string, value: (record: EpochRecord) => number): MakeLine {
  return (series, _run, axis) => ({
    name,
    columns: { x: epochPlaces(series, axis), y: Float32Array.from(series.epochs, value) },
    noisy: false,
  });
}

/** Undefined where the run's method has no such line: what it records there says nothing. */
type MakeLine = (series: CollectedSeries, run: RunView, axis: Axis) => Line | undefined;

const onlyWhere =
  (part: (method: MethodRow) => boolean, make: MakeLine): MakeLine =>
  (series, run, axis) =>
    has(run, part) ? make(series, run, axis) : undefined;

const hasValues = (line: Line | undefined): line is Line => line?.columns.y.some(Number.isFinite) ?? false;

function chart(
  key: string,
  title: string,
  unit: string,
  makers: readonly MakeLine[],
  { percent = false, comparable = true } = {},
): ChartDefinition {
  return {
    key,
    title,
    unit,
    percent,
    wide: false,
    comparable,
    isOf: () => true,
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
  comparable: true,
  isOf: (run) => has(run, learnsWhere),
  lines: ({ ofPairs: { pairs } }, run, axis) => {
    if (!has(run, learnsWhere)) return [];
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
  chart(
    'loss',
    t('Loss'),
    t('loss'),
    [
      everyIteration(t('cross-entropy, L_org'), 'trainingLoss'),
      onlyWhere(transfers, everyIteration(t('transfer, β·L_wfm'), 'transferLoss')),
      onlyWhere(looksAhead, everyIteration(t('after the look-ahead'), 'lossAfterLookAhead')),
    ],
    { comparable: false },
  ),
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
    { percent: true },
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
