/** @file `l2t resume RUN`: takes up a stopped, failed or killed run from its last checkpoint, or wakes a paused one. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { wakeTrainer } from '../../run/control/ask-trainer.js';
import { type CommonOptions, command } from '../command.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';

export const installResume = command<CommonOptions>({
  name: 'resume',
  description: t('Go on with a stopped, failed, killed or paused run, and watch it.'),
  argument: ['<run>', t('run folder')],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (run, { json }) => {
    const folder = resolve(run);
    const begin = async () => void ((await wakeTrainer(folder)) || (await startDetached(folder)));
    const summary = await watchRun(folder, { json, interruption: 'stop', begin });
    return reportEnd(folder, summary, json);
  },
});
