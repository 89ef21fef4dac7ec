/** @file `l2t run FILE`: starts a run and watches it. */

import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { createRunOf } from '../../run/folder/create.js';
import { command, printed } from '../command.js';
import { readExperimentFile } from '../experiment-file.js';
import { callOf, shownPath } from '../programs.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';

interface Options {
  readonly json: boolean;
  readonly detach?: true;
}

export const installRun = command<Options>({
  name: 'run',
  description: t('Train as an experiment file says, in a process of its own, and watch it.'),
  argument: ['<file>', t('experiment file, *.l2t.json')],
  options: [new Option('--detach', t('start the trainer and do not watch it'))],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (file, { json, detach }) => {
    const folder = await createRunOf(file, await readExperimentFile(file));
    if (detach) {
      const pid = await startDetached(folder);
      return printed(
        json
          ? JSON.stringify({ folder, pid })
          : `${t('Training in {0} (process {1}).', shownPath(folder), pid)}\n${t('Watch it with: {0}', callOf('attach', shownPath(folder)))}`,
      );
    }
    const begin = async () => void (await startDetached(folder));
    const summary = await watchRun(folder, { json, interruption: 'stop', begin });
    return reportEnd(folder, summary, json);
  },
});
