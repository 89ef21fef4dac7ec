/** @file How runs are called for people, and the icons of their states. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { percent } from '../../catalog/number-texts.js';
import type { RunState, RunSummary } from '../../run/overview/list.js';
import { stateOf } from '../../run/overview/state-names.js';
import { runTitle } from '../../run/overview/title.js';
import { measuredAccuracy } from '../../run/records/measured.js';
import { momentText } from '../views/moment.js';

/** Icons of VS Code, by state. */
export const stateIcons: { readonly [S in RunState]: string } = {
  starting: 'sync',
  created: 'circle-outline',
  waiting: 'clock',
  running: 'sync',
  paused: 'debug-pause',
  interrupted: 'debug-disconnect',
  stopped: 'debug-stop',
  failed: 'error',
  finished: 'pass',
};

/** When a run was made, as the views say it. */
export const madeAt = ({ configuration: { created } }: RunSummary): string =>
  momentText(new Date(created), new Date());

/**
 * The titles of runs that are seen together, by their folders. Those that have the same title are told apart by when
 * they were made, as in the Runs view, and where that is the same too, by their folders' names.
 */
export function namesAmong(runs: readonly RunSummary[]): ReadonlyMap<string, string> {
  const attempts: readonly ((run: RunSummary) => string)[] = [
    runTitle,
    (run) => t('{0}, {1}', runTitle(run), madeAt(run)),
    (run) => t('{0}, {1}', runTitle(run), basename(run.folder)),
  ];
  const names = new Map<string, string>();
  for (const nameOf of attempts) {
    const open = runs.filter(({ folder }) => !names.has(folder));
    const counts = new Map<string, number>();
    for (const run of open) counts.set(nameOf(run), (counts.get(nameOf(run)) ?? 0) + 1);
    for (const run of open) if (counts.get(nameOf(run)) === 1) names.set(run.folder, nameOf(run));
  }
  return names;
}

/** The test accuracy of a finished run, else the best validation accuracy so far; a fraction of 1. */
export function accuracyOf({ result, progress }: RunSummary): number | undefined {
  return result?.testAccuracy ?? measuredAccuracy(progress?.best?.validationAccuracy);
}

/** `finished, 91.2% on test images`. */
export function runDescription(run: RunSummary): string {
  const accuracy = accuracyOf(run);
  if (accuracy === undefined) return stateOf(run);
  return run.result === undefined
    ? t('{0}, {1} on validation images', stateOf(run), percent(accuracy))
    : t('{0}, {1} on test images', stateOf(run), percent(accuracy));
}
