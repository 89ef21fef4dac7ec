/** @file A layer pair of a run as a line of the Layer Pairs view. */
import { t } from '@vscode/l10n';
import { ThemeIcon, TreeItem } from 'vscode';
import type { RunSummary } from '../../run/overview/list.js';
import { Command } from '../commands/identifiers.js';
import type { PairStrength } from './pair-strength.js';

const trendIcons = { grows: 'arrow-up', shrinks: 'arrow-down', stays: 'dash' } as const;

/** `λ 0.629  stage1.block2 → pool2.input`, with an arrow for its trend; where λ is not learned, the pair's loss. */
export function pairItem(run: RunSummary, { pair, strength, relative, trend }: PairStrength): TreeItem {
  const { experiment } = run.configuration;
  const layers = experiment.pairs[pair];
  const source = experiment.sources.length > 1 ? `${experiment.sources[layers?.source ?? 0]?.name}:` : '';
  const name = `${source}${layers?.sourceLayer} → ${layers?.targetLayer}`;
  // λ is about 1 and its digits stand under one another; a loss may be of any size.
  const isLambda = run.last?.lambda !== undefined;
  const measure = isLambda ? `λ ${strength.toFixed(2)}` : `${t('loss')} ${strength.toPrecision(3)}`;
  // The number first: a narrow view cuts the end off.
  const item = new TreeItem(`${measure} ${name}`);
  // Its label changes with every iteration; what is focused and selected is the pair.
  item.id = `${run.folder}\n${pair}`;
  item.description = bar(relative);
  item.iconPath = new ThemeIcon(trendIcons[trend]);
  item.command = {
    command: Command.OpenStudio,
    title: t('Open Studio'),
    arguments: [run.folder, { preserveFocus: true }],
  };
  const trends = { grows: t('it grows'), shrinks: t('it shrinks'), stays: t('it stays') };
  item.tooltip = `${name}, ${measure}, ${trends[trend]}`;
  item.accessibilityInformation = { label: item.tooltip };
  return item;
}

/** Five cells, filled as far as the pair is strong. */
function bar(relative: number): string {
  const filled = Math.round(5 * relative);
  return '█'.repeat(filled) + '░'.repeat(5 - filled);
}
