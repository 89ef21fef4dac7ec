/** @file `l2t stop RUN`: the trainer writes a checkpoint and ends. */
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { liveTrainer, processLives } from '../../run/identity.js';
import { askTrainer } from '../ask-trainer.js';
import { type CommonOptions, command, printed } from '../command.js';
import { howToGoOn } from '../watch/watch.js';

/** Of 20 milliseconds; where nobody collects ended processes, one seems to live on. */
const mostWaits = 500;

export const installStop = command<CommonOptions>({
  name: 'stop',
  description: t('Let a running trainer write a checkpoint and end.'),
  argument: ['<run>', t('run folder')],
  json: t("print the trainer's last state as a JSON object"),
  run: async (run, { json }) => {
    const trainer = await liveTrainer(resolve(run));
    const { folder, status } = await askTrainer(run, (client) => client.stop());
    // The run can be taken up again once the process has let go of its folder.
    for (let waits = 0; waits < mostWaits && trainer && (await processLives(trainer)); waits++)
      await delay(20);
    if (json) return printed(JSON.stringify({ folder, ...status }));
    const said = t('Stopped after iteration {0}; its checkpoint is written.', status.iteration);
    return printed(`${said}\n${howToGoOn(folder)}`);
  },
});
