/** @file The language client: starts the server when the first experiment file is opened. */
import { Disposable, l10n, type TextDocument, tasks, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LanguageSettings } from '../../language/messages.js';
import { taskSource } from '../commands/set-up-engine.js';
import { settingFolders } from '../runs/setting-folders.js';
import type { Services } from '../services.js';
import { settingNames, settings } from '../settings.js';
import { provideFormatting } from './formatting.js';

const isExperiment = ({ uri }: TextDocument) => uri.scheme === 'file' && uri.fsPath.endsWith('.l2t.json');

/** The client and its library are loaded with the first experiment file, not with the extension. */
export function startLanguageClient(services: Services): Disposable {
  const starter = new ClientStarter(services);
  return Disposable.from(
    starter,
    provideFormatting(),
    workspace.onDidOpenTextDocument((document) => {
      if (isExperiment(document)) void starter.start();
    }),
    // The set-up of an engine: what this machine has is looked at again.
    tasks.onDidEndTaskProcess(({ execution: { task } }) => {
      if (task.source === taskSource) void starter.tellSettings();
    }),
    workspace.onDidGrantWorkspaceTrust(() => starter.tellSettings()),
    workspace.onDidChangeWorkspaceFolders(() => starter.tellSettings()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingNames.runFolders)) starter.tellSettings();
    }),
  );
}

class ClientStarter implements Disposable {
  #starting: Promise<LanguageClient | undefined> | undefined;

  constructor(private readonly services: Services) {
    if (workspace.textDocuments.some(isExperiment)) void this.start();
  }

  async start(): Promise<void> {
    this.#starting ??= this.#start();
    await this.#starting;
  }

  /** The server takes them at once; a client that is not there yet is made with them. */
  async tellSettings(): Promise<void> {
    const client = await this.#starting;
    if (client === undefined) return;
    const { settingsChanged } = await import('../../language/messages.js');
    await client.sendNotification(settingsChanged, currentSettings()).catch((error) => this.#log(error));
  }

  dispose(): void {
    void this.#starting?.then((client) => client?.dispose()).catch((error) => this.#log(error));
  }

  async #start(): Promise<LanguageClient | undefined> {
    try {
      const { createClient } = await import('./server.js');
      const client = await createClient(this.services, currentSettings);
      await client.start();
      return client;
    } catch (error) {
      this.#log(error);
      const reason = error instanceof Error ? error.message : String(error);
      const showLog = l10n.t('Show Log');
      const said = l10n.t(
        'Experiment files are not checked, as the language server could not start: {0}',
        reason,
      );
      void window.showErrorMessage(said, showLog).then((chosen) => {
        if (chosen === showLog) this.services.log.show();
      });
      return undefined;
    }
  }

  #log(error: unknown): void {
    this.services.log.error(error instanceof Error ? error : String(error));
  }
}

function currentSettings(): LanguageSettings {
  const folders = (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => uri.fsPath);
  return { runFolders: settingFolders(settings.runFolders(), folders), trusted: workspace.isTrusted };
}
