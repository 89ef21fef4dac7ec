/** @file `l2t runs [FOLDER]`: the runs of a folder as a table. */
import { basename, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { listRuns, type RunState, type RunSummary } from '../../run/list.js';
import { type CommonOptions, command, printed } from '../command.js';
import { shownPath } from '../programs.js';
import { percentWithError } from '../terminal/numbers.js';
import { textTable } from '../text-table.js';

const stateNames: Readonly<Record<RunState, string>> = {
  created: t('created'),
  waiting: t('waiting'),
  running: t('running'),
  paused: t('paused'),
  interrupted: t('interrupted'),
  stopped: t('stopped'),
  failed: t('failed'),
  finished: t('finished'),
};

/** The table of runs, newest first. */
export function runsTable(runs: readonly RunSummary[]): string[] {
  const rows = runs.map(({ folder, state, elsewhere, configuration, last, result }) => [
    basename(folder),
    elsewhere === undefined ? stateNames[state] : t('{0} on {1}', stateNames[state], elsewhere),
    `${last?.epoch ?? 0}/${configuration.experiment.epochs}`,
    result ? percentWithError(result.testAccuracy, result.standardError) : '',
  ]);
  return textTable(
    [
      { title: t('run'), align: 'left' },
      { title: t('state'), align: 'left' },
      { title: t('epoch'), align: 'right' },
      { title: t('test accuracy'), align: 'right' },
    ],
    rows,
  );
}

export const installRuns = command<CommonOptions>({
  name: 'runs',
  description: t('List the runs of a folder, newest first.'),
  argument: ['[folder]', t('folder that holds run folders'), 'runs'],
  json: t('print a JSON list with all that is known of each run'),
  run: async (given, { json }) => {
    const folder = resolve(given);
    const runs = await listRuns([folder]);
    if (json) return printed(JSON.stringify(runs));
    return printed(
      runs.length === 0 ? t('There are no runs in {0}.', shownPath(folder)) : runsTable(runs).join('\n'),
    );
  },
});
