/** @file Offers `l2t` in the integrated terminal, and clears away what earlier versions left. */
import { delimiter, join } from 'node:path';
import { type ExtensionContext, type LogOutputChannel, l10n } from 'vscode';
import { settings } from '../settings.js';
import { commandLines } from './command-lines.js';
import { removeOldCopies } from './copy.js';
import { chooseNode, editorNode } from './node.js';
import { writeScripts } from './path-script.js';
import type { InstalledPrograms } from './programs.js';

/**
 * Makes the copy of the programs ahead of the first run, and puts a script that calls it on the terminals' PATH,
 * behind all else: an `l2t` that the user installed comes first.
 */
export async function offerInTerminals(
  context: ExtensionContext,
  programs: InstalledPrograms,
  log: LogOutputChannel,
): Promise<void> {
  const storage = context.globalStorageUri.fsPath;
  const copy = await programs.folder();
  const node = await chooseNode(settings.node()).catch((error) => {
    log.warn(error);
    return editorNode;
  });
  const scripts = join(storage, 'bin');
  await writeScripts(scripts, { node, program: join(copy, 'dist', 'cli.js') });
  const variables = context.environmentVariableCollection;
  variables.description = l10n.t('Adds the command l2t, the command line of L2T Studio.');
  variables.append('PATH', delimiter + scripts);
  const removed = await removeOldCopies(storage, copy, await commandLines());
  for (const folder of removed)
    log.info(`removed ${folder}, a copy of the programs that nothing uses any more`);
}
