/** @file The panels of L2T Studio: one an experiment file, made when it is asked for and again after a reload. */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { env, l10n, Uri, type WebviewPanel, window } from 'vscode';
import { samePath } from '../../run/folder/paths.js';
import { columnForStudio, groupsOfWindow, studioViewType } from '../columns.js';
import type { Services, StudioPanels } from '../services.js';
import { pageOf } from './html.js';
import { identityIn, type PanelIdentity } from './identity.js';
import { knownRun } from './known-run.js';
import { OpenPanels } from './open-panels.js';
import type { StudioPanel } from './panel.js';

/** What panels need of the other services. */
export type PanelServices = Omit<Services, 'studio'>;

/** The panel brings the schema of experiment files along: it is loaded with the first one, not with the extension. */
const loadPanel = async (): Promise<typeof StudioPanel> => (await import('./panel.js')).StudioPanel;

export function createStudioPanels(services: PanelServices): StudioPanels {
  return new Panels(services);
}

/** A hidden page is given up by the editor and made anew: what it is about is kept here, how it looks by the page. */
class Panels implements StudioPanels {
  readonly #panels = new Set<StudioPanel>();
  readonly #bundle: Uri;
  readonly #remembered: OpenPanels;
  readonly #serializer;

  constructor(private readonly services: PanelServices) {
    this.#bundle = Uri.joinPath(services.context.extensionUri, 'dist');
    this.#remembered = new OpenPanels(services.context.workspaceState);
    this.#serializer = window.registerWebviewPanelSerializer(studioViewType, {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) => {
        const identity = identityIn(state) ?? this.#remembered.take(panel.title);
        this.#fill(await loadPanel(), panel, await this.#withFile(identity));
      },
    });
  }

  async openExperiment(experimentFile: Uri, runs: readonly string[] = []): Promise<void> {
    await this.#open({ file: experimentFile.fsPath, shown: runs });
  }

  async compare(experimentFile: Uri, runs: readonly string[]): Promise<void> {
    const panel = await this.#open({ file: experimentFile.fsPath, shown: runs });
    panel.bringToFront('compare');
  }

  async openRun(folder: string, { preserveFocus } = { preserveFocus: false }): Promise<void> {
    const { store } = this.services;
    const run = await knownRun(store, folder);
    await this.#open({ file: store.experimentFileOf(run), shown: [folder] }, preserveFocus);
  }

  /** A page whose experiment file was gone knows only its runs. */
  async #withFile(identity: PanelIdentity): Promise<PanelIdentity> {
    const { store } = this.services;
    const [folder] = identity.shown;
    if (identity.file !== '' || folder === undefined) return identity;
    await store.ready;
    const run = store.find(folder);
    return run === undefined ? identity : { ...identity, file: store.experimentFileOf(run) };
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const panel of this.#panels) panel.dispose();
  }

  async #open(identity: PanelIdentity, preserveFocus = false): Promise<StudioPanel> {
    const panelClass = await loadPanel();
    const open = [...this.#panels].find(({ file }) => samePath(file, identity.file));
    if (open !== undefined) {
      if (identity.shown.length > 0) open.show(identity.shown);
      open.reveal(preserveFocus);
      return open;
    }
    const title = l10n.t('Studio: {0}', basename(identity.file, '.l2t.json'));
    const viewColumn = columnForStudio(groupsOfWindow());
    const panel = window.createWebviewPanel(studioViewType, title, { viewColumn, preserveFocus }, {});
    return this.#fill(panelClass, panel, identity);
  }

  #fill(panelClass: typeof StudioPanel, panel: WebviewPanel, identity: PanelIdentity): StudioPanel {
    const { store, programs, log } = this.services;
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#bundle] };
    panel.iconPath = Uri.joinPath(this.services.context.extensionUri, 'media', 'icon.svg');
    const studio = new panelClass({ panel, identity, store, programs, log });
    this.#panels.add(studio);
    // A disposed panel does not tell its title.
    const { title } = panel;
    this.#remembered.add(title, identity);
    panel.onDidDispose(() => {
      this.#panels.delete(studio);
      this.#remembered.delete(identity.file);
      studio.dispose();
    });
    const address = (name: string) => panel.webview.asWebviewUri(Uri.joinPath(this.#bundle, name)).toString();
    panel.webview.html = pageOf({
      source: panel.webview.cspSource,
      script: address('webview.js'),
      style: address('webview.css'),
      title,
      nonce: randomBytes(16).toString('base64'),
      language: env.language,
      ...(l10n.bundle && { translations: l10n.bundle }),
    });
    return studio;
  }
}
