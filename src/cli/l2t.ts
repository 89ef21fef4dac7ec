/** @file The commands of `l2t`, put together and called. */
import { t } from '@vscode/l10n';
import { Command } from 'commander';
import { programVersion } from '../run/version.js';
import { callAgain, lacksLibraries } from './again.js';
import { commandTable } from './commands/table.js';
import { runProgram } from './program.js';
import { paintFor } from './terminal/style.js';

const program = new Command('l2t')
  .description(t('Learns what and where to transfer between neural networks (L2T-ww).'))
  .version(programVersion)
  .exitOverride()
  // As all errors begin.
  .configureOutput({
    outputError: (text, write) =>
      write(text.replace(/^error:/u, paintFor(process.stderr)('bad', t('Error:')))),
  })
  .showHelpAfterError(t('Add --help to see how it is used.'));
for (const install of commandTable) install(program);
if (await lacksLibraries()) process.exitCode = await callAgain();
else await runProgram(() => program.parseAsync(), process.argv.includes('--json'));
