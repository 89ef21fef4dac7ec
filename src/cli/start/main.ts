/** @file The program of `npm start`: trains the embedded example with and without transfer, and compares. */
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { methodTable } from '../../catalog/methods.js';
import { mediaFolder } from '../../data/media-folder.js';
import { createRunOf } from '../../run/folder/create.js';
import { fromScratch, readExperimentFile } from '../experiment-file.js';
import { runProgram } from '../program.js';
import { shownPath } from '../programs.js';
import { print } from '../terminal/output.js';
import { paintFor } from '../terminal/style.js';
import { wrapped } from '../terminal/width.js';
import { reportEnd, startDetached, watchRun } from '../watch/watch.js';
import { comparisonLines, type FinishedRun } from './comparison.js';

const columns = 79;

const introduction = t(
  "A small VGG-9 learns nine kinds of emoji as Twemoji draws them, from a few images of each: first alone, then with L2T-ww, which learns what and where to take over from a ResNet-14 that knows Noto's drawings. It is tested on emoji that it never saw, though the ResNet-14 may know how Noto draws them: that is the transfer. All of it takes about three minutes on two cores.",
);

/** Everything about the two trainings stands in the example file: only the method differs. */
async function compare(): Promise<void> {
  const file = join(mediaFolder(), 'example', 'emoji.l2t.json');
  const loaded = { ...(await readExperimentFile(file)), runs: resolve('runs') };
  const paint = paintFor(process.stdout);
  print(`${[...wrapped(introduction, columns), '', t('Experiment: {0}', shownPath(file))].join('\n')}\n`);
  const finished: FinishedRun[] = [];
  for (const experiment of [fromScratch(loaded.experiment), loaded.experiment]) {
    const { method } = experiment;
    const folder = await createRunOf(file, { ...loaded, experiment });
    print(paint('heading', t('Training {0} of 2: {1}', finished.length + 1, methodTable[method].title)));
    const begin = async () => void (await startDetached(folder));
    const summary = await watchRun(folder, { json: false, interruption: 'stop', begin });
    if (!summary?.result) {
      process.exitCode = reportEnd(folder, summary, false);
      return;
    }
    finished.push({ method, folder: shownPath(folder), result: summary.result });
    print('');
  }
  print(comparisonLines(finished, paint).join('\n'));
}

await runProgram(compare);
