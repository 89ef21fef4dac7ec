/** @file `l2t resume RUN`: takes up a stopped, failed or killed run from its last checkpoint, or wakes a paused one. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { runErrors } from '../../errors/run.js';
import { connectToTrainer } from '../../run/client.js';
import { liveTrainer } from '../../run/identity.js';
import { type CommonOptions, command } from '../command.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';

export const installResume = command<CommonOptions>({
  name: 'resume',
  description: t('Go on with a stopped, failed, killed or paused run, and watch it.'),
  argument: ['<run>', t('run folder')],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (run, { json }) => {
    const folder = resolve(run);
    const begin = async () => void ((await wake(folder)) || (await startDetached(folder)));
    const summary = await watchRun(folder, { json, interruption: 'stop', begin });
    return reportEnd(folder, summary, json);
  },
});

/** Lets a paused trainer go on; false where no trainer lives. Throws `run/busy` where one trains already. */
async function wake(folder: string): Promise<boolean> {
  const trainer = await liveTrainer(folder).catch(() => undefined);
  if (trainer === undefined) return false;
  const client = await connectToTrainer(folder);
  try {
    const { state } = await client.subscribe({ onState: () => undefined, onRecord: () => undefined });
    if (state !== 'paused') throw runErrors.busy(folder, trainer.pid);
    await client.resume();
    return true;
  } finally {
    client.dispose();
  }
}
