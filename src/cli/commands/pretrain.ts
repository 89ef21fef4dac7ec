/** @file `l2t pretrain FILE --output WEIGHTS`: trains a network to be a source. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { ExitCode } from '../../errors/studio-error.js';
import { usageErrors } from '../../errors/usage.js';
import { requireReplaceable } from '../../run/folder/atomic.js';
import { createRunOf } from '../../run/folder/create.js';
import { command, printed } from '../command.js';
import { fromScratch, readExperimentFile } from '../experiment-file.js';
import { exportRun, requireFormat } from '../export-run.js';
import { shownPath } from '../programs.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';

interface Options {
  readonly json: boolean;
  readonly output: string;
}

export const installPretrain = command<Options>({
  name: 'pretrain',
  description: t("Train an experiment file's target from scratch and write its weights, to be a source."),
  argument: ['<file>', t('experiment file, *.l2t.json; its method and sources are not used')],
  options: [new Option('--output <weights>', t('file to write, .safetensors')).makeOptionMandatory()],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (file, { json, output }) => {
    requireFormat(output, ['.safetensors']);
    await requireReplaceable(resolve(output), usageErrors.notWritable);
    const loaded = await readExperimentFile(file);
    const folder = await createRunOf(file, { ...loaded, experiment: fromScratch(loaded.experiment) });
    const begin = async () => void (await startDetached(folder));
    const summary = await watchRun(folder, { json, interruption: 'stop', begin });
    const code = reportEnd(folder, summary, json);
    if (code !== ExitCode.success) return code;
    await exportRun(folder, resolve(output));
    return json ? code : printed(`${t('weights')}        ${shownPath(resolve(output))}`);
  },
});
