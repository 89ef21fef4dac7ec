/** @file `l2t table [FOLDER]`: the finished runs of a folder as a table of results. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { type FormatName, formatNames, formatTable } from '../../experiment/formats/table.js';
import { tableOf } from '../../experiment/table.js';
import { listRuns } from '../../run/overview/list.js';
import { command, printed } from '../command.js';
import { shownPath } from '../programs.js';

interface Options {
  readonly json: boolean;
  readonly format: FormatName;
  readonly baseline?: string;
}

const forPrograms: readonly FormatName[] = ['csv', 'json'];

export const installResults = command<Options>({
  name: 'table',
  description: t('Compare the results of the finished runs of a folder, over their seeds.'),
  argument: ['[folder]', t('folder that holds run folders'), 'runs'],
  options: [
    new Option(
      '--baseline <row>',
      t('method or label of the row that others are compared with; scratch unless told'),
    ),
    new Option('--format <format>', t('what to write')).choices(formatNames).default('text'),
  ],
  json: t('print the table as a JSON object, with every value of every seed'),
  run: async (given, { json, format, baseline }) => {
    const folder = resolve(given);
    const runs = await listRuns([folder]);
    const table = tableOf(runs, baseline);
    const taken = json ? 'json' : format;
    if (runs.length === 0 && !forPrograms.includes(taken))
      return printed(t('There are no runs in the folder {0}.', shownPath(folder)));
    return printed(formatTable[taken](table));
  },
});
