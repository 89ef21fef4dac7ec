/** @file How runs are called for people, and the icons of their states. */
import { t } from '@vscode/l10n';
import { experimentName } from '../../run/create.js';
import type { RunState, RunSummary } from '../../run/list.js';
import { measuredAccuracy } from '../../run/measured.js';
import { stateOf } from '../../run/state-names.js';

/** Icons of VS Code, by state. */
export const stateIcons: { readonly [S in RunState]: string } = {
  created: 'circle-outline',
  waiting: 'clock',
  running: 'sync',
  paused: 'debug-pause',
  interrupted: 'debug-disconnect',
  stopped: 'debug-stop',
  failed: 'error',
  finished: 'pass',
};

/** `birds, l2t-ww, seed 0`. */
export function runTitle({ configuration: { experimentFile, experiment } }: RunSummary): string {
  return t('{0}, {1}, seed {2}', experimentName(experimentFile), experiment.method, experiment.seed);
}

/** The test accuracy of a finished run, else the best validation accuracy so far; a fraction of 1. */
export function accuracyOf({ result, progress }: RunSummary): number | undefined {
  return result?.testAccuracy ?? measuredAccuracy(progress?.best?.validationAccuracy);
}

/** `finished, 91.2% on test images`. */
export function runDescription(run: RunSummary): string {
  const accuracy = accuracyOf(run);
  if (accuracy === undefined) return stateOf(run);
  const percent = (100 * accuracy).toFixed(1);
  return run.result === undefined
    ? t('{0}, {1}% on validation images', stateOf(run), percent)
    : t('{0}, {1}% on test images', stateOf(run), percent);
}
