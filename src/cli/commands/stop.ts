/** @file `l2t stop RUN`: the trainer writes a checkpoint and ends. */
import { t } from '@vscode/l10n';
import { stopTrainer } from '../../run/control/ask-trainer.js';
import { summarizeRun } from '../../run/overview/list.js';
import { type CommonOptions, command, printed } from '../command.js';
import { stoppedSentence } from '../watch/stopped.js';
import { howToGoOn } from '../watch/watch.js';

export const installStop = command<CommonOptions>({
  name: 'stop',
  description: t('Let a running trainer write a checkpoint and end.'),
  argument: ['<run>', t('run folder')],
  json: t("print the trainer's last state as a JSON object"),
  run: async (run, { json }) => {
    const { folder, status } = await stopTrainer(run);
    if (json) return printed(JSON.stringify({ folder, ...status }));
    return printed(`${stoppedSentence(await summarizeRun(folder))}\n${howToGoOn(folder)}`);
  },
});
