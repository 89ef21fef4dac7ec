/** @file The Layer Pairs view: the pairs of the selected run, the strongest first. */
import { t } from '@vscode/l10n';
import { Disposable, EventEmitter, l10n, ThemeIcon, type TreeDataProvider, TreeItem, window } from 'vscode';
import type { RunSummary } from '../../run/list.js';
import { Command } from '../commands/identifiers.js';
import type { RunFeed, Services } from '../services.js';
import { type PairStrength, StrengthHistory } from './pair-strength.js';
import { selectedRun } from './runs-view.js';

type Parts = Pick<Services, 'store' | 'selection'>;

const refreshMilliseconds = 1000;
const trendIcons = { grows: 'arrow-up', shrinks: 'arrow-down', stays: 'dash' } as const;

/** Registers the view; the run is followed only while the view is seen. */
export function registerPairsView(parts: Parts): Disposable {
  const tree = new PairsTree(parts);
  const view = window.createTreeView('l2t.pairs', { treeDataProvider: tree });
  const show = () => {
    const run = selectedRun(parts);
    view.description = run?.configuration.experiment.method ?? '';
    view.message = run === undefined ? '' : messageOf(run);
    tree.follow(view.visible ? run?.folder : undefined);
  };
  return Disposable.from(view, tree, parts.selection.onDidChange(show), view.onDidChangeVisibility(show));
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
  #feed: RunFeed | undefined;
  #history = new StrengthHistory();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {}

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
    return node === undefined ? this.#history.strengths() : [];
  }

  getTreeItem(strength: PairStrength): TreeItem {
    const run = selectedRun(this.parts);
    return run === undefined ? new TreeItem('') : pairItem(run, strength);
  }

  dispose(): void {
    clearTimeout(this.#timer);
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

function pairItem(run: RunSummary, { pair, strength, relative, trend }: PairStrength): TreeItem {
  const { experiment } = run.configuration;
  const layers = experiment.pairs[pair];
  const source = experiment.sources.length > 1 ? `${experiment.sources[layers?.source ?? 0]?.name}:` : '';
  const item = new TreeItem(`${source}${layers?.sourceLayer} → ${layers?.targetLayer}`);
  const measure = run.last?.lambda === undefined ? t('loss') : 'λ';
  // The number first: a narrow view cuts the end off.
  item.description = `${measure} ${strength.toPrecision(3)} ${bar(relative)}`;
  item.iconPath = new ThemeIcon(trendIcons[trend]);
  item.command = { command: Command.OpenStudio, title: t('Open Studio'), arguments: [run.folder] };
  const trends = { grows: t('it grows'), shrinks: t('it shrinks'), stays: t('it stays') };
  item.accessibilityInformation = {
    label: `${item.label}, ${measure} ${strength.toPrecision(3)}, ${trends[trend]}`,
  };
  item.tooltip = item.accessibilityInformation.label;
  return item;
}

/** Five cells, filled as far as the pair is strong. */
function bar(relative: number): string {
  const filled = Math.round(5 * relative);
  return '█'.repeat(filled) + '░'.repeat(5 - filled);
}
