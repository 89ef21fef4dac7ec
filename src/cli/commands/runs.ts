/** @file `l2t runs [FOLDER]`: the runs of a folder as a table. */
import { basename, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { percentWithError } from '../../catalog/number-texts.js';
import { type Column as TextColumn, textTable } from '../../catalog/text-table.js';
import { listRuns, type RunSummary } from '../../run/overview/list.js';
import { stateOf } from '../../run/overview/state-names.js';
import { tagWords } from '../../run/overview/title.js';
import { type CommonOptions, command, printed } from '../command.js';
import { shownPath } from '../programs.js';

interface Column extends TextColumn {
  readonly of: (run: RunSummary) => string;
  /** Shown only where it holds something of some run. */
  readonly isOptional?: true;
}

const columns = (): readonly Column[] => [
  { title: t('run'), align: 'left', of: ({ folder }) => basename(folder) },
  { title: t('state'), align: 'left', of: stateOf },
  {
    title: t('epoch'),
    align: 'right',
    of: ({ last, configuration }) => `${last?.epoch ?? 0}/${configuration.experiment.epochs}`,
  },
  {
    title: t('test accuracy'),
    align: 'right',
    of: ({ result }) => (result ? percentWithError(result.testAccuracy, result.standardError) : ''),
  },
  { title: t('name'), align: 'left', of: ({ about }) => about?.name ?? '', isOptional: true },
  { title: t('tags'), align: 'left', of: (run) => tagWords(run).join(' '), isOptional: true },
];

/** The table of runs, newest first. */
export function runsTable(runs: readonly RunSummary[]): string[] {
  const shown = columns().filter(({ isOptional, of }) => !isOptional || runs.some((run) => of(run) !== ''));
  return textTable(
    shown,
    runs.map((run) => shown.map(({ of }) => of(run))),
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
