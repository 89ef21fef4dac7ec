/** @file `l2t continue RUN --epochs N`: a new run that goes on where a finished one ended. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { Option } from 'commander';
import { continuationSentence } from '../../run/folder/continuation.js';
import { readConfiguration } from '../../run/folder/read.js';
import { continueRun } from '../../trainer/continue.js';
import { command, printed, wholePositive } from '../command.js';
import { callOf, shownPath } from '../programs.js';
import { print } from '../terminal/output.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';

interface Options {
  readonly json: boolean;
  readonly epochs: number;
  readonly start: boolean;
}

/** From which run it goes on, and what that means. */
async function sentenceOf(folder: string): Promise<string> {
  const { continuedFrom, experiment } = await readConfiguration(folder);
  return continuedFrom === undefined ? '' : continuationSentence(continuedFrom, experiment.epochs);
}

export const installContinue = command<Options>({
  name: 'continue',
  description: t('Train a finished run for more epochs, in a new run folder, and watch it.'),
  argument: ['<run>', t('run folder')],
  options: [
    new Option('--epochs <number>', t('how many epochs more')).argParser(wholePositive).makeOptionMandatory(),
    new Option('--no-start', t('make the run folder and do not train it yet')),
  ],
  json: t('print every record of the run as one JSON object a line, then its end'),
  run: async (run, { json, epochs, start }) => {
    const folder = await continueRun(resolve(run), epochs);
    const sentence = await sentenceOf(folder);
    if (!start) {
      const how = t('Train it with: {0}', callOf('resume', shownPath(folder)));
      return printed(json ? JSON.stringify({ folder, sentence }) : `${sentence}\n${how}`);
    }
    if (!json) print(sentence);
    const begin = async () => void (await startDetached(folder));
    const summary = await watchRun(folder, { json, interruption: 'stop', begin });
    return reportEnd(folder, summary, json);
  },
});
