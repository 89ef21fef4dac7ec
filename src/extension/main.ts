/** @file What VS Code calls when the extension wakes and when it ends: puts the parts together. */
import './translations.js';
import { join } from 'node:path';
import { Disposable, type ExtensionContext, type LogOutputChannel, l10n, window } from 'vscode';
import { registerCommands } from './commands/table.js';
import { startLanguageClient } from './language/client.js';
import { openLinks } from './links/open-link.js';
import { announceEndings } from './runs/announcements.js';
import { Claims } from './runs/claims.js';
import { followContext } from './runs/context.js';
import { SelectedRun } from './runs/selection.js';
import { WorkspaceRuns } from './runs/store.js';
import { RunSupervisor } from './runs/supervisor.js';
import type { Services } from './services.js';
import { settings } from './settings.js';
import { createStudioPanels } from './studio/panels.js';
import { InstalledPrograms } from './trainer/programs.js';
import { offerInTerminals } from './trainer/terminal.js';
import { RememberedPairOrder } from './views/pair-order.js';
import { registerViews } from './views/register.js';

let supervisor: RunSupervisor | undefined;

/** Where waking fails, the person is told why, not only that commands are unknown. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('L2T Studio', { log: true });
  context.subscriptions.push(log);
  try {
    wake(context, log);
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    const showLog = l10n.t('Show Log');
    void window
      .showErrorMessage(l10n.t('L2T Studio could not start: {0}', reason), showLog)
      .then((chosen) => chosen === showLog && log.show());
    throw error;
  }
}

/** The window closes or is loaded again. */
export function deactivate(): void {
  if (!settings.keepRunningAfterClose()) supervisor?.stopOwn();
}

function wake(context: ExtensionContext, log: LogOutputChannel): void {
  const store = new WorkspaceRuns(log);
  const programs = new InstalledPrograms({
    extension: {
      folder: context.extensionUri.fsPath,
      version: String(context.extension.packageJSON.version),
    },
    storage: context.globalStorageUri.fsPath,
    nodeSetting: settings.node,
    gpuSetting: settings.gpu,
    ...(l10n.uri && { translations: l10n.uri.fsPath }),
  });
  supervisor = new RunSupervisor({ log, store, programs });
  const selection = new SelectedRun(store);
  const pairOrdering = new RememberedPairOrder(context.workspaceState);
  const common = { context, log, store, supervisor, selection, pairOrdering, programs };
  const studio = createStudioPanels(common);
  const services: Services = { ...common, studio };
  context.subscriptions.push(
    Disposable.from(store, selection, pairOrdering, studio),
    followContext(store, selection),
    announceEndings({ store, log, claims: new Claims(join(context.globalStorageUri.fsPath, 'announced')) }),
    registerViews(services),
    openLinks(services),
    startLanguageClient(services),
    ...registerCommands(services),
  );
  afterwards(() => offerInTerminals(context, programs, log), log);
}

/** Work that the person does not wait for; others go first. */
function afterwards(work: () => Promise<void>, log: LogOutputChannel): void {
  setTimeout(() => {
    work().catch((error) => log.error(error instanceof Error ? error : String(error)));
  }, 2000);
}
