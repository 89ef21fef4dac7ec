/** @file `l2t describe FILE`: layers, pairs and costs of an experiment, before anything is trained. */

import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { isNetworkName } from '../../catalog/networks/table.js';
import { type DatasetChoice, openDataset } from '../../data/dataset.js';
import { summaryOf, summarySentences } from '../../data/summary.js';
import { StudioError } from '../../errors/studio-error.js';
import { knownNetworkFile } from '../../import/known-files.js';
import { describedNetwork } from '../../networks/described.js';
import { type CommonOptions, command, printed } from '../command.js';
import { readExperimentFile } from '../experiment-file.js';
import { describeExperiment, usualColumns } from './experiment.js';
import { describeNetworkAlone } from './network.js';

/** The classifier of a network by name is that of ImageNet's classes. */
const imagenetClasses = 1000;

async function networkText(network: string, json: boolean): Promise<string> {
  const choice = { network: isNetworkFile(network) ? resolve(network) : network, width: 1 };
  const description = await describedNetwork(choice, isNetworkFile(network) ? undefined : imagenetClasses);
  const content = knownNetworkFile(choice.network)?.content;
  const notes = content && 'notes' in content ? content.notes : [];
  const { columns = usualColumns } = process.stdout;
  return describeNetworkAlone(description, { json, columns, notes }).trimEnd();
}

/** Networks and costs can be described without the data. */
async function dataSentences(choice: DatasetChoice): Promise<string[]> {
  try {
    const dataset = await openDataset(choice);
    return [...summarySentences(summaryOf(dataset)), ...dataset.notes];
  } catch (thrown) {
    if (thrown instanceof StudioError) return [thrown.message];
    throw thrown;
  }
}

export const installDescribe = command<CommonOptions>({
  name: 'describe',
  description: t('Show the layers, shapes, pairs and costs of an experiment, or the layers of a network.'),
  argument: ['<file>', t('experiment file, *.l2t.json; or a network: a .pt2 file, or a name')],
  json: t('print them as a JSON object'),
  run: async (file, { json }) => {
    if (isNetworkFile(file) || isNetworkName(file)) return printed(await networkText(file, json));
    const { experiment } = await readExperimentFile(file);
    const data = await dataSentences(experiment.data);
    return printed(describeExperiment(experiment, { json, columns: process.stdout.columns, data }).trimEnd());
  },
});
