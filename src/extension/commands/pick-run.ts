/** @file Asks which run, or which runs, are meant. */
import { basename } from 'node:path';
import { l10n, type QuickPickItem, window } from 'vscode';
import { plainLabel } from '../../errors/plain-text.js';
import type { RunSummary } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';
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

const options = { matchOnDescription: true, matchOnDetail: true } as const;

/** The run that the person picks; undefined where the person picks none. */
export async function pickRun(runs: readonly RunSummary[], action: string): Promise<RunSummary | undefined> {
  const placeHolder = l10n.t('{0}: which run?', action);
  return (await window.showQuickPick(runs.map(itemOf), { ...options, placeHolder }))?.run;
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
