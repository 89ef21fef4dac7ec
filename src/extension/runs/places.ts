/** @file Where the workspace's runs lie: beside its experiment files, in its `runs` folders, and where the settings say. */
import { join } from 'node:path';
import { Disposable, EventEmitter, type TextDocument, Uri, workspace } from 'vscode';
import type { ExperimentPlaces } from '../../run/overview/belonging.js';
import { settingNames, settings } from '../settings.js';
import { settingFolders } from './setting-folders.js';

const experimentFiles = '**/*.l2t.json';
const notLookedInto = '**/node_modules/**';
const isExperiment = ({ uri }: TextDocument) => uri.scheme === 'file' && uri.fsPath.endsWith('.l2t.json');

/** Follows the workspace; `onDidChange` tells when `folders` may be others. */
export class RunPlaces implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #following: Disposable;
  readonly #experiments = new Map<string, string>();
  readonly #ready: Promise<void>;

  constructor() {
    const watcher = workspace.createFileSystemWatcher(experimentFiles);
    const read = (uri: Uri) => void this.#read(uri).then(() => this.#changed.fire());
    this.#following = Disposable.from(
      watcher,
      watcher.onDidCreate(read),
      watcher.onDidChange(read),
      watcher.onDidDelete((uri) => {
        if (this.#experiments.delete(uri.fsPath)) this.#changed.fire();
      }),
      // A file that is opened by itself belongs to no workspace.
      workspace.onDidOpenTextDocument((document) => isExperiment(document) && read(document.uri)),
      workspace.onDidChangeWorkspaceFolders(() => void this.#findAll().then(() => this.#changed.fire())),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingNames.runFolders)) this.#changed.fire();
      }),
    );
    this.#ready = this.#findAll();
  }

  /** The experiment files that are here, with the folder for runs that each names. */
  get experiments(): ExperimentPlaces {
    return this.#experiments;
  }

  async folders(): Promise<string[]> {
    await this.#ready;
    const folders = (workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath);
    return [
      ...this.#experiments.values(),
      ...folders.map((folder) => join(folder, 'runs')),
      ...settingFolders(settings.runFolders(), folders),
    ];
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }

  async #findAll(): Promise<void> {
    const opened = workspace.textDocuments.filter(isExperiment).map(({ uri }) => uri);
    const found = await workspace.findFiles(experimentFiles, notLookedInto);
    this.#experiments.clear();
    await Promise.all([...found, ...opened].map((uri) => this.#read(uri)));
  }

  async #read(uri: Uri): Promise<void> {
    try {
      // The configuration brings its schema along: it is loaded once there is a file to read.
      const [{ parseExperiment }, bytes] = await Promise.all([
        import('../../configuration/parse.js'),
        workspace.fs.readFile(Uri.file(uri.fsPath)),
      ]);
      this.#experiments.set(uri.fsPath, parseExperiment(new TextDecoder().decode(bytes), uri.fsPath).runs);
    } catch {
      this.#experiments.delete(uri.fsPath);
    }
  }
}
