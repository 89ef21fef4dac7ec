/** @file `l2t evaluate RUN`, or `--weights FILE`: how right a trained network is, class by class. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { type DatasetName, datasetNames, datasetTable } from '../../catalog/datasets.js';
import { type EngineName, engineNames } from '../../catalog/engines.js';
import { type NetworkName, networkNames } from '../../catalog/networks/table.js';
import { defaults } from '../../configuration/schema/defaults.js';
import type { DatasetChoice } from '../../data/dataset.js';
import { dataErrors } from '../../errors/data.js';
import { usageErrors } from '../../errors/usage.js';
import { command, places, positive, printed } from '../command.js';
import { readNetwork, readRunNetwork, type TrainedNetwork } from '../run-weights.js';
import { paintFor } from '../terminal/style.js';
import { measureNetwork } from './measure.js';
import { evaluationData, evaluationLines, imagesData } from './report.js';

interface Options {
  readonly json: boolean;
  readonly part: 'test' | 'validation';
  readonly engine?: EngineName;
  readonly weights?: string;
  readonly network?: NetworkName;
  readonly width: number;
  readonly dataset?: DatasetName;
  readonly folder?: string;
  readonly images?: readonly number[];
}

interface Subject {
  readonly network: TrainedNetwork;
  readonly weightsName: string;
  readonly data: DatasetChoice;
  readonly engine: EngineName;
}

async function subjectOf(run: string, options: Options): Promise<Subject> {
  const { weights, network, width, dataset, folder } = options;
  if (run !== '' && weights === undefined) {
    const { experiment, ...trained } = await readRunNetwork(resolve(run));
    const { data, engine } = experiment;
    return { network: trained, weightsName: run, data, engine };
  }
  if (run !== '') throw usageErrors.whatToEvaluate(t('A run and a weight file exclude each other.'));
  if (!weights) throw usageErrors.whatToEvaluate(t('There is neither a run nor a weight file to evaluate.'));
  if (!network || !dataset) {
    const lacking = [...(network ? [] : ['--network']), ...(dataset ? [] : ['--dataset'])].join(', ');
    throw usageErrors.whatToEvaluate(t('A weight file does not say what it is of: {0} is missing.', lacking));
  }
  const { title, embedded, layout } = datasetTable[dataset];
  if (!embedded && !folder) throw dataErrors.folderNotGiven(title, layout);
  return {
    network: await readNetwork(resolve(weights), { network, width }),
    weightsName: weights,
    data: { ...defaults.data, dataset, folder: folder === undefined ? '' : resolve(folder) },
    engine: 'auto',
  };
}

export const installEvaluate = command<Options>({
  name: 'evaluate',
  description: t('Measure the accuracy of a run, or of a weight file, on images: in all and by class.'),
  argument: ['[run]', t('run folder; its best epoch is evaluated')],
  options: [
    new Option('--part <part>', t('images to evaluate on')).choices(['test', 'validation']).default('test'),
    new Option('--weights <file>', t('weight file in the place of a run')),
    new Option('--network <name>', t('network of the weight file')).choices([...networkNames]),
    new Option('--width <factor>', t('width factor of that network')).argParser(positive).default(1),
    new Option('--dataset <name>', t('data set for the weight file')).choices([...datasetNames]),
    new Option('--folder <folder>', t('folder of that data set')),
    new Option('--images <indices>', t('with --json: these images alone, with their pixels')).argParser(
      places,
    ),
    new Option('--engine <name>', t('engine that computes')).choices([...engineNames]),
  ],
  json: t('print all of it, and the confusion matrix, as a JSON object'),
  run: async (run, options) => {
    const subject = await subjectOf(run, options);
    const { part, json, images } = options;
    const measured = await measureNetwork({
      ...subject,
      engine: options.engine ?? subject.engine,
      part,
      ...(json && images && { images }),
    });
    if (json) return printed(JSON.stringify((images ? imagesData : evaluationData)(measured, part)));
    return printed(evaluationLines(measured, part, paintFor(process.stdout)).join('\n'));
  },
});
