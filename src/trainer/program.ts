/** @file Trains the run of the folder that the command line names, unless its engine has to be opened by another process. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { NotTaken } from '../engines/open.js';
import { ExitCode } from '../errors/studio-error.js';
import { openAhead } from './open-ahead.js';
import { isForked, tellParent } from './parent.js';
import { runTrainer } from './process.js';
import { openTrainingSession } from './session.js';

const [folder, tried = '[]'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(`${t('Usage: trainer.js RUN_FOLDER')}\n`);
  process.exit(ExitCode.usage);
}
const notTaken: readonly NotTaken[] = JSON.parse(tried);
// Nobody starts another trainer for one that was called in a terminal: it makes do with the libraries that it has.
const ahead = isForked ? await openAhead(resolve(folder), notTaken) : undefined;
if (ahead && 'next' in ahead) {
  await tellParent({ kind: 'elsewhere', ...ahead });
  process.exit(ExitCode.engine);
}
// Native engines keep threads of their own, which would hold the process back.
process.exit(await runTrainer(resolve(folder), (run, options) => openTrainingSession(run, options, ahead)));
