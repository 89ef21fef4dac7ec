/** @file The commands of `l2t`, put together and called. */
import { t } from '@vscode/l10n';
import { Command } from 'commander';
import { programVersion } from '../run/folder/version.js';
import { callAgain, lacksLibraries } from './again.js';
import { commandTable } from './commands/table.js';
import { runProgram } from './program.js';
import { forTerminal } from './terminal/sealed.js';
import { paintFor } from './terminal/style.js';

/** The headings of a help, as Commander names them. */
const headings = new Map([
  ['Usage:', t('Usage:')],
  ['Arguments:', t('Arguments:')],
  ['Options:', t('Options:')],
  ['Commands:', t('Commands:')],
]);

const program = new Command('l2t')
  .description(t('Learns what and where to transfer between neural networks (L2T-ww).'))
  .version(programVersion, '-V, --version', t('print the version'))
  .helpOption('-h, --help', t('print this help'))
  .helpCommand('help [command]', t('print the help of a command'))
  .configureHelp({ styleTitle: (title) => headings.get(title) ?? title })
  .exitOverride()
  // As all errors begin.
  .configureOutput({
    outputError: (text, write) =>
      write(forTerminal(text.replace(/^error:/u, paintFor(process.stderr)('bad', t('Error:'))))),
  })
  .showHelpAfterError(t('Add --help to see how it is used.'));
for (const install of commandTable) install(program);
if (await lacksLibraries()) process.exitCode = await callAgain();
else await runProgram(() => program.parseAsync(), process.argv.includes('--json'));
