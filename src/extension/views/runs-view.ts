/** @file The Runs view: experiments, and under each its runs. */
import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { RunSummary } from '../../run/overview/list.js';
import type { Services } from '../services.js';
import { treeChange } from './changes.js';
import { followSelection } from './follow-selection.js';
import { type ExperimentGroup, groupByExperiment } from './groups.js';
import { runItem } from './run-item.js';

export type RunsNode =
  | { readonly kind: 'experiment'; readonly group: ExperimentGroup }
  /** Commands find the run's folder in it. */
  | { readonly kind: 'run'; readonly folder: string };

type Parts = Pick<Services, 'store' | 'selection'>;

/** Registers the view; runs that are clicked are the selected ones. */
export function registerRunsView({ store, selection }: Parts): Disposable {
  const tree = new RunsTree({ store, selection });
  const view = window.createTreeView('l2t.runs', {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const showBadge = () => {
    const running = store.runs.filter(({ state }) => state === 'running').length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: l10n.t('{0} running', running) };
  };
  showBadge();
  return Disposable.from(
    view,
    tree,
    store.onDidChange(showBadge),
    followSelection<RunsNode>(view, {
      selection,
      onDidChangeTree: tree.onDidChangeTreeData,
      folderOf: (node) => (node.kind === 'run' ? node.folder : undefined),
      nodeOf: (folder) => tree.nodeOf(folder),
    }),
    view.onDidChangeSelection(({ selection: nodes }) =>
      selection.mark(nodes.flatMap((node) => (node.kind === 'run' ? [node.folder] : []))),
    ),
  );
}

/** Several runs may change within one look of a person. */
const debounceMilliseconds = 200;

class RunsTree implements TreeDataProvider<RunsNode>, Disposable {
  readonly #changed = new EventEmitter<RunsNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #following: Disposable;
  /** VS Code draws a line again only for the very node that it was given. */
  readonly #nodes = new Map<string, RunsNode>();
  #groups: readonly ExperimentGroup[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {
    this.#following = parts.store.onDidChange(() => {
      this.#timer ??= setTimeout(() => this.#update(), debounceMilliseconds);
    });
  }

  async getChildren(node?: RunsNode): Promise<RunsNode[]> {
    await this.parts.store.ready;
    if (node?.kind === 'experiment') return node.group.runs.map(({ folder }) => this.#nodeOf(folder));
    if (node !== undefined) return [];
    this.#groups = this.#grouped();
    return this.#groups.map((group) => ({ kind: 'experiment', group }));
  }

  getParent(node: RunsNode): RunsNode | undefined {
    if (node.kind === 'experiment') return undefined;
    const group = this.#groups.find(({ runs }) => runs.some(({ folder }) => folder === node.folder));
    return group && { kind: 'experiment', group };
  }

  /** The node of a run that is in the tree. */
  nodeOf(folder: string): RunsNode | undefined {
    const node: RunsNode = { kind: 'run', folder };
    return this.getParent(node) && this.#nodeOf(folder);
  }

  getTreeItem(node: RunsNode): TreeItem {
    if (node.kind === 'experiment') return groupItem(node.group);
    const run = this.parts.store.find(node.folder);
    return run === undefined ? new TreeItem('') : runItem(run);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#following.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    this.#timer = undefined;
    const groups = this.#grouped();
    const change = treeChange(this.#groups, groups);
    this.#groups = groups;
    if (change === 'everything') {
      this.#nodes.clear();
      this.#changed.fire(undefined);
    } else if (change.length > 0) {
      this.#changed.fire(change.map((folder) => this.#nodeOf(folder)));
    }
  }

  #grouped(): ExperimentGroup[] {
    const { store } = this.parts;
    return groupByExperiment(store.runs, (run) => store.experimentFileOf(run));
  }

  #nodeOf(folder: string): RunsNode {
    const node = this.#nodes.get(folder) ?? { kind: 'run', folder };
    this.#nodes.set(folder, node);
    return node;
  }
}

function groupItem({ file, name, runs }: ExperimentGroup): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = file;
  item.description = countOf(runs);
  item.tooltip = file;
  item.iconPath = new ThemeIcon('beaker');
  item.contextValue = 'experiment';
  return item;
}

/** How many there are, and how many of them are finished, as long as not all are. */
function countOf(runs: readonly RunSummary[]): string {
  if (runs.length === 1) return l10n.t('1 run');
  const finished = runs.filter(({ state }) => state === 'finished').length;
  return finished === runs.length
    ? l10n.t('{0} runs', runs.length)
    : l10n.t('{0} of {1} runs finished', finished, runs.length);
}

/** What the store knows of the selected run. */
export function selectedRun({ store, selection }: Parts): RunSummary | undefined {
  return selection.folder === undefined ? undefined : store.find(selection.folder);
}
