/** @file `l2t restore RUN FILE`: the configuration of a run as an experiment file. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { restoredText, writeExperimentFile } from '../../run/overview/restore.js';
import { startFromText } from '../../run/overview/start-from.js';
import { command, printed } from '../command.js';
import { shownPath } from '../programs.js';

interface Options {
  readonly json: boolean;
  readonly overwrite?: true;
  readonly fromWeights?: true;
}

export const installRestore = command<Options>({
  name: 'restore',
  description: t(
    'Write what a run was made of as an experiment file, with its comments where the run keeps them.',
  ),
  argument: ['<run>', t('run folder')],
  second: ['<file>', t('file to write, *.l2t.json')],
  options: [
    new Option('--overwrite', t('replace a file that is there')),
    new Option('--from-weights', t('let its target begin with the best weights of the run')),
  ],
  json: t('print what was written as a JSON object'),
  run: async (run, { json, overwrite = false, fromWeights }, given) => {
    const file = resolve(given);
    const { text, isOwn } = await (fromWeights ? startFromText : restoredText)(resolve(run), file);
    await writeExperimentFile(file, text, overwrite);
    if (json) return printed(JSON.stringify({ file, own: isOwn }));
    return printed(
      isOwn
        ? t('Wrote {0}: the text that the run was made of.', shownPath(file))
        : t(
            'Wrote {0}: every value of the run; its folder keeps no text that says the same.',
            shownPath(file),
          ),
    );
  },
});
