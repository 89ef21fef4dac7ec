/** @file Asks which run, or which runs, are meant. */
import { basename } from 'node:path';
import { l10n, type QuickPickItem, window } from 'vscode';
import { networkText } from '../../catalog/networks/reference.js';
import { plainLabel } from '../../errors/plain-text.js';
import type { RunSummary } from '../../run/overview/list.js';
import { methodAndSeed, runTitle, tagWords } from '../../run/overview/title.js';
import { runDescription, stateIcons } from '../runs/names.js';

interface RunItem extends QuickPickItem {
  readonly run: RunSummary;
}

const itemOf = (run: RunSummary): RunItem => ({
  label: `$(${stateIcons[run.state]}) ${plainLabel(runTitle(run))}`,
  description: plainLabel(runDescription(run)),
  detail: plainLabel(basename(run.folder)),
  run,
});

/** Its line in a list that is searched: beside it all that is said of the run, and what it was made of. */
export function foundItem(run: RunSummary): RunItem {
  const { about, configuration } = run;
  const { data, sources, target } = configuration.experiment;
  const networks = [...sources.map(({ network }) => network), target.network].map(networkText);
  const words = [
    ...tagWords(run),
    methodAndSeed(run),
    data.dataset,
    networks.join(', '),
    basename(run.folder),
    ...(about?.notes === undefined ? [] : [about.notes.replaceAll(/\s+/gu, ' ')]),
  ];
  return { ...itemOf(run), detail: words.map(plainLabel).join(' · ') };
}

const options = { matchOnDescription: true, matchOnDetail: true } as const;

/** The run that the person picks; undefined where the person picks none. */
export async function pickRun(runs: readonly RunSummary[], action: string): Promise<RunSummary | undefined> {
  const placeHolder = l10n.t('{0}: which run?', action);
  return (await window.showQuickPick(runs.map(itemOf), { ...options, placeHolder }))?.run;
}

/** The same, where the person looks for it by what is said of it. */
export async function pickFoundRun(runs: readonly RunSummary[]): Promise<RunSummary | undefined> {
  const placeHolder = l10n.t('Name, tag, notes, method, data or network of a run');
  return (await window.showQuickPick(runs.map(foundItem), { ...options, placeHolder }))?.run;
}

/** The runs that the person picks, in the order of the list. @param picked those that are chosen to begin with. */
export async function pickRuns(
  runs: readonly RunSummary[],
  action: string,
  picked: (run: RunSummary) => boolean,
): Promise<readonly RunSummary[] | undefined> {
  const placeHolder = l10n.t('{0}: which runs?', action);
  const items = runs.map((run) => ({ ...itemOf(run), picked: picked(run) }));
  const chosen = await window.showQuickPick(items, { ...options, placeHolder, canPickMany: true });
  return chosen?.map(({ run }) => run);
}
