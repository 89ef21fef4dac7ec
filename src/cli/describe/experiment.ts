/** @file `l2t describe`: what an experiment is made of and what it costs, before anything is built. */
import { t } from '@vscode/l10n';
import { iterationCost } from '../../catalog/cost.js';
import { datasetTable } from '../../catalog/datasets.js';
import { methodTable } from '../../catalog/methods.js';
import { imageSizeText } from '../../catalog/networks/image-form.js';
import { textTable } from '../../catalog/text-table.js';
import type { Experiment } from '../../configuration/experiment.js';
import { wrapped } from '../terminal/width.js';
import { experimentData, networksOf } from './data.js';
import { networkLines } from './layers.js';
import { count, indented, left, right, roomIn } from './layouts.js';
import { pairLines } from './pairs.js';

type Described = { readonly experiment: Experiment } & ReturnType<typeof networksOf>;

/** Where there is no terminal to fill. */
export const usualColumns = 80;

const units = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Three digits and a unit: 1.23 G, 45.6 M. */
function rounded(value: number): string {
  const [factor, unit] = units.find(([least]) => value >= least) ?? [1, ''];
  return `${(value / factor).toPrecision(3)} ${unit}`;
}

function headLines({ experiment, target }: Described, data: readonly string[], columns: number): string[] {
  const method = methodTable[experiment.method];
  const { dataset, folder } = experiment.data;
  const { title } = datasetTable[dataset];
  const told = (sentence: string) => indented(wrapped(sentence, roomIn(columns)));
  return [
    t('Method: {0}', method.title),
    ...told(method.description),
    ...told(method.source),
    t('Data: {0}, images of {1} pixels', title, imageSizeText(target.image)),
    ...(folder === '' ? [] : indented([folder])),
    ...data.flatMap(told),
    ...(target.classes === 0
      ? told(t("The number of classes depends on the folder: the target's classifier is not counted."))
      : []),
    '',
  ];
}

function costLines(described: Described): string[] {
  const { experiment, target } = described;
  const { batchSize } = experiment;
  const cost = iterationCost({ ...experiment, ...described });
  const rows = [
    [t('target parameters'), count(target.parameterCount), true],
    [t('bridge parameters'), count(cost.bridgeParameters), cost.bridgeParameters > 0],
    [t('meta-network parameters'), count(cost.metaParameters), cost.metaParameters > 0],
    [t('work on the target, in forward passes'), count(cost.targetPasses), true],
    [t('work on the bridges, in forward passes'), count(cost.bridgePasses), cost.bridgePasses > 0],
    [t('forward passes of each source'), count(cost.sourcePasses), cost.sourcePasses > 0],
    [t('multiply-adds of one image'), rounded(cost.multiplyAdds), true],
    [t('multiply-adds of a batch of {0}', batchSize), rounded(cost.multiplyAdds * batchSize), true],
    [t('floating-point operations of a batch'), rounded(cost.multiplyAdds * batchSize * 2), true],
    [t('memory'), t('{0}B', rounded(cost.memory)), true],
  ] as const;
  const shown = rows.filter(([, , applies]) => applies).map(([title, value]) => [title, value]);
  const [, ...lines] = textTable([left(''), right('')], shown);
  return [t('One iteration, estimated'), ...indented(lines), ''];
}

export interface DescribeOptions {
  readonly json: boolean;
  /** Of the terminal, absent where there is none; the text fits 60 and more. */
  readonly columns?: number | undefined;
  /** What there is to say of the data at hand. */
  readonly data?: readonly string[];
}

/** The experiment as text of this width, or as one JSON object. Costs are estimates. */
export function describeExperiment(
  experiment: Experiment,
  { json, columns = usualColumns, data = [] }: DescribeOptions,
): string {
  if (json) return JSON.stringify({ ...experimentData(experiment), data }, null, 2);
  const described = { experiment, ...networksOf(experiment) };
  return [
    ...headLines(described, data, columns),
    ...networkLines(t('Target'), described.target, columns),
    ...described.sources.flatMap((source, index) =>
      networkLines(t('Source {0}', experiment.sources[index]?.name ?? ''), source, columns),
    ),
    ...pairLines(described, columns),
    ...costLines(described),
  ].join('\n');
}
