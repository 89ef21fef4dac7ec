/** @file `l2t attach RUN`: watches a run that goes on without a terminal. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { type CommonOptions, command } from '../command.js';
import { reportEnd, watchRun } from '../watch/watch.js';

export const installAttach = command<CommonOptions>({
  name: 'attach',
  description: t('Watch a run; Ctrl-C leaves it running.'),
  argument: ['<run>', t('run folder')],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (run, { json }) => {
    const folder = resolve(run);
    const summary = await watchRun(folder, { json, interruption: 'leave' });
    return reportEnd(folder, summary, json);
  },
});
