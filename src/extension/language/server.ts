/** @file Makes the client of the language server, which runs as a process of its own. */
import { l10n, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { translationsVariable } from '../../errors/translations.js';
import type { LanguageSettings } from '../../language/messages.js';
import { Command } from '../commands/identifiers.js';
import type { Services } from '../services.js';
import { GreyedResults } from './greyed-result.js';

/** What else an experiment file's problems depend on. */
const watched = '**/*.{safetensors,pth,pt,tar}';

/** Not started yet. */
export async function createClient(
  { context, log, programs }: Services,
  settings: () => LanguageSettings,
): Promise<LanguageClient> {
  const [{ LanguageClient, TransportKind }, { commandLine }] = await Promise.all([
    import('vscode-languageclient/node'),
    import('../../language/messages.js'),
  ]);
  const watcher = workspace.createFileSystemWatcher(watched);
  const greyed = new GreyedResults();
  context.subscriptions.push(watcher, greyed);
  const client = new LanguageClient(
    'l2t.language',
    l10n.t('L2T Experiment Files'),
    {
      module: Uri.joinPath(context.extensionUri, 'dist', 'language-server.js').fsPath,
      transport: TransportKind.ipc,
      ...(l10n.uri && { options: { env: { [translationsVariable]: l10n.uri.fsPath } } }),
    },
    {
      // By name, not by language: a person may have given the files another one.
      documentSelector: [{ scheme: 'file', pattern: '**/*.l2t.json' }],
      // A server that is started again after a crash is told how things are then.
      initializationOptions: settings,
      outputChannel: log,
      // Text of files in a hover is escaped, and this command only shows a page.
      markdown: { isTrusted: { enabledCommands: [Command.ShowGlossary] } },
      synchronize: { fileEvents: watcher },
      middleware: {
        provideCodeLenses: async (document, token, next) => {
          const lenses = await next(document, token);
          if (lenses) greyed.show(document, lenses);
          return lenses;
        },
      },
      // A failed start is told by us, with its reason.
      initializationFailedHandler: () => false,
    },
  );
  client.onRequest(commandLine, ({ words }) => {
    if (!workspace.isTrusted) throw new Error('The workspace is not trusted.');
    return programs.commandLine(...words);
  });
  return client;
}
