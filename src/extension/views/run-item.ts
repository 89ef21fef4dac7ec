/** @file A run as a line of the Runs view. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, Uri } from 'vscode';
import { percent } from '../../catalog/number-texts.js';
import { escaped } from '../../language/markdown.js';
import { reportedLambda } from '../../run/folder/reported-lambda.js';
import { contextValueOf } from '../../run/overview/abilities.js';
import type { RunState, RunSummary } from '../../run/overview/list.js';
import { stateOf } from '../../run/overview/state-names.js';
import { methodAndSeed, runTitle, tagWords, titleInExperiment } from '../../run/overview/title.js';
import { Command } from '../commands/identifiers.js';
import { accuracyOf, madeAt, stateIcons } from '../runs/names.js';
import { runLine } from './progress.js';

const colours: { readonly [S in RunState]?: string } = {
  running: 'charts.blue',
  paused: 'charts.yellow',
  waiting: 'charts.yellow',
  // The theme's orange for charts is a pale one in light themes.
  interrupted: 'problemsWarningIcon.foreground',
  failed: 'charts.red',
  finished: 'charts.green',
};

function iconOf(state: RunState): ThemeIcon {
  const name = state === 'running' ? 'sync~spin' : stateIcons[state];
  const colour = colours[state];
  return new ThemeIcon(name, colour === undefined ? undefined : new ThemeColor(colour));
}

export function runItem(run: RunSummary): TreeItem {
  const item = new TreeItem(titleInExperiment(run));
  item.id = run.folder;
  // Runs of one experiment are often alike but for when they were made.
  item.description = [runLine(run) || stateOf(run), ...tagWords(run), madeAt(run), ...usualTitle(run)].join(
    ' · ',
  );
  item.iconPath = iconOf(run.state);
  item.contextValue = contextValueOf(run);
  item.tooltip = tooltipOf(run);
  item.resourceUri = Uri.from({ scheme: 'l2t-run', path: run.folder });
  item.command = {
    command: Command.OpenStudio,
    title: t('Open Studio'),
    arguments: [run.folder, { preserveFocus: true }],
  };
  const said = [titleInExperiment(run), ...usualTitle(run), stateOf(run), runLine(run), ...tagWords(run)];
  item.accessibilityInformation = { label: said.join(', ') };
  return item;
}

/** What a run that has a name would else be called. */
const usualTitle = (run: RunSummary): string[] => (run.about?.name === undefined ? [] : [methodAndSeed(run)]);

function tooltipOf(run: RunSummary): MarkdownString {
  const { configuration, last, result, failure } = run;
  const accuracy = accuracyOf(run);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('Run'), runTitle(run)],
    [t('Method'), usualTitle(run)[0]],
    [t('Tags'), tagWords(run).join(' ') || undefined],
    [t('Notes'), run.about?.notes],
    [t('Damaged'), run.aboutDamage],
    [t('State'), stateOf(run)],
    [t('Made'), new Date(configuration.created).toLocaleString()],
    [t('Continued from'), configuration.continuedFrom?.run],
    [t('Epoch'), last && t('{0} of {1}', last.epoch, configuration.experiment.epochs)],
    [
      result ? t('Test accuracy') : t('Best validation accuracy'),
      accuracy === undefined ? undefined : percent(accuracy),
    ],
    [t('Engine'), result && `${result.engine.name}, ${result.engine.device}`],
    [t('Failure'), failure && `${failure.message} ${failure.remedy}`],
    [t('Strongest pair'), strongestPair(run)],
    [t('Folder'), basename(run.folder)],
  ];
  const shown = rows.filter(([, value]) => value !== undefined);
  return new MarkdownString(
    shown.map(([name, value]) => `**${name}**: ${escaped(String(value))}`).join('  \n'),
  );
}

/** `stage2.block2 → pool3.input, λ 1.23`; undefined where λ is not learned. */
function strongestPair({ configuration, last, result }: RunSummary): string | undefined {
  const mean = reportedLambda(result)?.mean ?? last?.lambda?.mean ?? [];
  const strength = Math.max(...mean);
  const pair = configuration.experiment.pairs[mean.indexOf(strength)];
  return pair && `${pair.sourceLayer} → ${pair.targetLayer}, λ ${strength.toPrecision(3)}`;
}
