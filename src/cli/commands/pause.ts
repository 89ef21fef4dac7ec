/** @file `l2t pause RUN`: the trainer waits, with all it has in memory. */
import { t } from '@vscode/l10n';
import { askTrainer } from '../../run/control/ask-trainer.js';
import { type CommonOptions, command, printed } from '../command.js';
import { howToGoOn } from '../watch/watch.js';

export const installPause = command<CommonOptions>({
  name: 'pause',
  description: t('Let a running trainer wait after its iteration, until the run is resumed.'),
  argument: ['<run>', t('run folder')],
  json: t("print the trainer's state as a JSON object"),
  run: async (run, { json }) => {
    const { folder, status } = await askTrainer(run, (client) => client.pause());
    if (json) return printed(JSON.stringify({ folder, ...status }));
    return printed(`${t('Paused after iteration {0}.', status.iteration)}\n${howToGoOn(folder)}`);
  },
});
