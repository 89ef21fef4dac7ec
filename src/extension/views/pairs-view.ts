/** @file The Layer Pairs view: the pairs of the selected run, the strongest first or as the file has them. */
import { Disposable, EventEmitter, l10n, type TreeDataProvider, TreeItem, window } from 'vscode';
import { reportedLambda } from '../../run/folder/reported-lambda.js';
import type { RunSummary } from '../../run/overview/list.js';
import type { PairOrder, RunFeed, Services } from '../services.js';
import { pairItem } from './pair-item.js';
import { type PairStrength, StrengthHistory } from './pair-strength.js';
import { selectedRun } from './runs-view.js';

type Parts = Pick<Services, 'store' | 'selection' | 'pairOrdering'>;

const refreshMilliseconds = 1000;

/** Registers the view; the run is followed only while the view is seen. */
export function registerPairsView(parts: Parts): Disposable {
  const { store, selection, pairOrdering } = parts;
  const tree = new PairsTree(parts);
  const view = window.createTreeView('l2t.pairs', { treeDataProvider: tree });
  const show = () => {
    const run = selectedRun(parts);
    view.description = run === undefined ? '' : descriptionOf(run, pairOrdering.order);
    view.message = run === undefined ? '' : messageOf(run);
    tree.follow(view.visible ? run?.folder : undefined);
  };
  return Disposable.from(
    view,
    tree,
    store.onDidChange(show),
    selection.onDidChange(show),
    view.onDidChangeVisibility(show),
    pairOrdering.onDidChange(show),
  );
}

function descriptionOf({ configuration: { experiment } }: RunSummary, order: PairOrder): string {
  if (experiment.pairs.length < 2) return experiment.method;
  return order === 'file'
    ? l10n.t('{0}, as in the file', experiment.method)
    : l10n.t('{0}, strongest first', experiment.method);
}

function messageOf({ configuration, last }: RunSummary): string {
  if (configuration.experiment.pairs.length === 0) {
    return l10n.t('The method {0} matches no layers.', configuration.experiment.method);
  }
  return last === undefined ? l10n.t('Nothing is learned yet.') : '';
}

class PairsTree implements TreeDataProvider<PairStrength>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #following: Disposable;
  #feed: RunFeed | undefined;
  #history = new StrengthHistory();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {
    this.#following = parts.pairOrdering.onDidChange(() => this.#changed.fire(undefined));
  }

  follow(folder: string | undefined): void {
    if (folder === this.#feed?.folder) return;
    this.#feed?.dispose();
    this.#history = new StrengthHistory();
    this.#feed = folder === undefined ? undefined : this.parts.store.follow(folder);
    this.#feed?.subscribe((records, restarted) => {
      this.#history.add(records, restarted);
      this.#soon();
    });
    this.#changed.fire(undefined);
  }

  getChildren(node?: PairStrength): PairStrength[] {
    if (node !== undefined) return [];
    const strongestFirst = this.#history.strengths(reportedLambda(selectedRun(this.parts)?.result)?.mean);
    return this.parts.pairOrdering.order === 'strength'
      ? strongestFirst
      : strongestFirst.sort((left, right) => left.pair - right.pair);
  }

  getTreeItem(strength: PairStrength): TreeItem {
    const run = selectedRun(this.parts);
    return run === undefined ? new TreeItem('') : pairItem(run, strength);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#following.dispose();
    this.#feed?.dispose();
    this.#changed.dispose();
  }

  /** At most once a second: a fast run records more than eyes follow. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire(undefined);
    }, refreshMilliseconds);
  }
}
