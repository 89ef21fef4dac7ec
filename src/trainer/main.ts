/** @file The program `trainer.js RUN_FOLDER`: trains a run, with or without an editor. */
import '../errors/translations.js';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { ExitCode } from '../errors/studio-error.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(`${t('Usage: trainer.js RUN_FOLDER')}\n`);
  process.exit(ExitCode.usage);
}
// Not before the translations: bundled, what is imported beside them may be loaded first.
const [{ runTrainer }, { openTrainingSession }] = await Promise.all([
  import('./process.js'),
  import('./session.js'),
]);
// Native engines keep threads of their own, which would hold the process back.
process.exit(await runTrainer(resolve(folder), openTrainingSession));
