/** @file `l2t run FILE`: starts a run and watches it; of a file with a matrix all its runs. */

import { t } from '@vscode/l10n';
import { InvalidArgumentError, Option } from 'commander';
import { usageErrors } from '../../errors/usage.js';
import { createRunOf } from '../../run/folder/create.js';
import { command, printed } from '../command.js';
import { readExperimentFile } from '../experiment-file.js';
import { runMatrix } from '../matrix/run.js';
import { callOf, shownPath } from '../programs.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';

interface Options {
  readonly json: boolean;
  readonly detach?: true;
  readonly concurrency?: number;
  readonly only: readonly string[];
  readonly dryRun?: true;
}

/** Trainers at a time: each takes all processors, so that more are of use on machines with many. */
const mostAtATime = 64;

function concurrencyOf(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= mostAtATime) return value;
  throw new InvalidArgumentError(t('It must be a whole number from 1 to {0}.', mostAtATime));
}

export const installRun = command<Options>({
  name: 'run',
  description: t('Train as an experiment file says, in a process of its own, and watch it.'),
  argument: ['<file>', t('experiment file, *.l2t.json')],
  options: [
    new Option('--detach', t('start the trainer and do not watch it')),
    new Option('--concurrency <number>', t('of a matrix: how many runs are trained at a time')).argParser(
      concurrencyOf,
    ),
    new Option('--only <axis=value>', t('of a matrix: only runs with this value; may be given several times'))
      .argParser((value: string, before: readonly string[]) => [...before, value])
      .default([], t('all')),
    new Option('--dry-run', t('of a matrix: list its runs and train none')),
  ],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (file, { json, detach, concurrency, only, dryRun }) => {
    const loaded = await readExperimentFile(file);
    if (loaded.matrix) {
      if (detach) throw usageErrors.matrixIsWatched();
      const options = { json, concurrency: concurrency ?? 1, only, dryRun: dryRun ?? false };
      return runMatrix(file, loaded, loaded.matrix, options);
    }
    if (concurrency !== undefined || only.length > 0 || dryRun) throw usageErrors.noMatrix(file);
    const folder = await createRunOf(file, loaded);
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
