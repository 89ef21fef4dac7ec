/** @file `l2t describe FILE`: layers, pairs and costs of an experiment, before anything is trained. */
import { t } from '@vscode/l10n';
import { type CommonOptions, command, printed } from '../command.js';
import { describeExperiment } from '../describe.js';
import { readExperimentFile } from '../experiment-file.js';

export const installDescribe = command<CommonOptions>({
  name: 'describe',
  description: t('Show the layers, shapes, pairs and costs of an experiment.'),
  argument: ['<file>', t('experiment file, *.l2t.json')],
  json: t('print them as a JSON object'),
  run: async (file, { json }) => {
    const { experiment } = await readExperimentFile(file);
    return printed(describeExperiment(experiment, { json, columns: process.stdout.columns }).trimEnd());
  },
});
