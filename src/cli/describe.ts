/** @file `l2t describe`: what an experiment is made of and what it costs, before anything is built. */
import { t } from '@vscode/l10n';
import { iterationCost, pairCosts } from '../catalog/cost.js';
import { datasetTable } from '../catalog/datasets.js';
import { layerRows } from '../catalog/layer-rows.js';
import { methodTable } from '../catalog/methods.js';
import type { MapShape, NetworkDescription } from '../catalog/networks/describe.js';
import type { Experiment } from '../configuration/experiment.js';
import { experimentData, networksOf } from './description.js';
import { type Column, textTable } from './text-table.js';

type Described = { readonly experiment: Experiment } & ReturnType<typeof networksOf>;

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });
const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const count = (value: number): string => value.toLocaleString('en-US');
const area = ([, height, width]: MapShape): string => `${height}x${width}`;

function size(shape: MapShape): string {
  const [channels, height, width] = shape;
  if (channels === 0) return '?';
  return height === 1 && width === 1 ? String(channels) : `${channels} x ${area(shape)}`;
}

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

function headLines({ experiment, target }: Described): string[] {
  const method = methodTable[experiment.method];
  const { dataset, folder } = experiment.data;
  const { title } = datasetTable[dataset];
  return [
    t('Method: {0}', method.title),
    ...indented([method.description, method.source]),
    t('Data: {0}, images of {1}x{1} pixels', title, target.imageSize),
    ...(folder === '' ? [] : indented([folder])),
    ...(target.classes === 0
      ? indented([t("The number of classes depends on the folder: the target's classifier is not counted.")])
      : []),
    '',
  ];
}

function networkLines(role: string, network: NetworkDescription): string[] {
  const rows = layerRows(network).map((row) => [
    row.name,
    row.title,
    size(row.output),
    count(row.parameters),
    count(row.multiplyAdds),
    row.feature ? `${row.feature.name} (${row.feature.alias})` : '',
  ]);
  const { title, width, classes } = network;
  const times = width === 1 ? '' : t(', {0} times as wide', width);
  const classText = classes === 0 ? '' : t(', {0} classes', classes);
  return [
    `${role}: ${title}${times}${classText}`,
    ...indented(
      textTable(
        [
          left(t('layer')),
          left(t('what')),
          left(t('output')),
          right(t('parameters')),
          right(t('multiply-adds')),
          left(t('feature (index)')),
        ],
        [...rows, [t('all'), '', '', count(network.parameterCount), count(network.multiplyAdds)]],
      ),
    ),
    '',
  ];
}

function pairLines(described: Described): string[] {
  const { experiment } = described;
  const { pairs, sources } = experiment;
  if (pairs.length === 0) return [];
  const { bridges } = methodTable[experiment.method];
  const rows = pairCosts({ ...described, pairs }).map((cost, index) => {
    const pair = pairs[index];
    const prefix = sources.length > 1 ? `${sources[pair?.source ?? 0]?.name}:` : '';
    return [
      `${prefix}${pair?.sourceLayer}`,
      size(cost.sourceShape),
      pair?.targetLayer ?? '',
      size(cost.targetShape),
      cost.resizes ? t('{0} → {1}', area(cost.sourceShape), area(cost.targetShape)) : '',
      ...(bridges ? [count(cost.bridgeParameters), count(cost.multiplyAdds)] : []),
    ];
  });
  const columns = [
    left(t('source layer')),
    left(t('output')),
    left(t('target layer')),
    left(t('output')),
    left(t('resizes')),
    ...(bridges ? [right(t('bridge')), right(t('multiply-adds'))] : []),
  ];
  return [t('Candidate pairs: {0}', rows.length), ...indented(textTable(columns, rows)), ''];
}

function costLines(described: Described): string[] {
  const { experiment, target } = described;
  const { batchSize } = experiment;
  const cost = iterationCost({ ...experiment, ...described });
  const rows = [
    [t('target parameters'), count(target.parameterCount), true],
    [t('bridge parameters'), count(cost.bridgeParameters), cost.bridgeParameters > 0],
    [t('meta-network parameters'), count(cost.metaParameters), cost.metaParameters > 0],
    [t('forward passes that the work on the target equals'), count(cost.targetPasses), true],
    [
      t('forward passes that the work on the bridges equals'),
      count(cost.bridgePasses),
      cost.bridgePasses > 0,
    ],
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

/** The experiment as text at most about 100 columns wide, or as one JSON object. Costs are estimates. */
export function describeExperiment(experiment: Experiment, { json }: { readonly json: boolean }): string {
  if (json) return JSON.stringify(experimentData(experiment), null, 2);
  const described = { experiment, ...networksOf(experiment) };
  return [
    ...headLines(described),
    ...networkLines(t('Target'), described.target),
    ...described.sources.flatMap((source, index) =>
      networkLines(t('Source {0}', experiment.sources[index]?.name ?? ''), source),
    ),
    ...pairLines(described),
    ...costLines(described),
  ].join('\n');
}
