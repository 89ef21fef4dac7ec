/** @file `l2t runs [FOLDER]`: the runs of a folder as a table. */
import { basename, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { percentWithError } from '../../catalog/number-texts.js';
import { textTable } from '../../catalog/text-table.js';
import { listRuns, type RunSummary } from '../../run/overview/list.js';
import { stateOf } from '../../run/overview/state-names.js';
import { type CommonOptions, command, printed } from '../command.js';
import { shownPath } from '../programs.js';

/** The table of runs, newest first. */
export function runsTable(runs: readonly RunSummary[]): string[] {
  const rows = runs.map((run) => [
    basename(run.folder),
    stateOf(run),
    `${run.last?.epoch ?? 0}/${run.configuration.experiment.epochs}`,
    run.result ? percentWithError(run.result.testAccuracy, run.result.standardError) : '',
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
      runs.length === 0
        ? t('There are no runs in the folder {0}.', shownPath(folder))
        : runsTable(runs).join('\n'),
    );
  },
});
