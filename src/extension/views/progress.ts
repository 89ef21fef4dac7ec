/** @file How far a run is, as numbers and in words. */
import { t } from '@vscode/l10n';
import { durationText, percent, percentDone } from '../../catalog/number-texts.js';
import type { RunSummary } from '../../run/overview/list.js';
import { stateName, stateOf } from '../../run/overview/state-names.js';
import { accuracyOf } from '../runs/names.js';

/** Iterations that the whole run takes; undefined before the first, in runs of earlier versions before the first checkpoint. */
export function totalIterations({ progress, result, last }: RunSummary): number | undefined {
  return (
    result?.iterations ??
    // The records of a run that continues another are that one's at first.
    (progress && progress.iterationsPerEpoch * progress.epochs) ??
    last?.iterations
  );
}

/** From 0 to 1; undefined before the first iteration. Without a checkpoint the epochs are all there is to go by. */
export function fractionDone(run: RunSummary): number | undefined {
  if (run.state === 'finished') return 1;
  if (run.last === undefined) return undefined;
  const total = totalIterations(run);
  const fraction =
    total === undefined
      ? (run.last.epoch - 1) / run.configuration.experiment.epochs
      : run.last.iteration / total;
  return Math.min(1, Math.max(0, fraction));
}

/** Seconds of training until the end, as the trainer tells them; undefined where it does not train. */
export function secondsLeft({ state, last }: RunSummary): number | undefined {
  return state === 'running' ? last?.secondsLeft : undefined;
}

/** At its end a run has another accuracy than it had so far: each says on which images. Nothing where there is none. */
export function accuracyText(run: RunSummary): string[] {
  const accuracy = accuracyOf(run);
  if (accuracy === undefined) return [];
  const text = percent(accuracy);
  return [run.result === undefined ? t('validation {0}', text) : t('test {0}', text)];
}

/** What a view shows beside a run's name: `34% done, validation 41.2%, 12 min left`. */
export function runLine(run: RunSummary): string {
  const done = fractionDone(run);
  const left = secondsLeft(run);
  const shown = accuracyText(run);
  if (run.state === 'finished') return shown.join(', ') || stateName(run.state);
  return [
    ...(run.state === 'running' && run.elsewhere === undefined ? [] : [stateOf(run)]),
    ...(done === undefined ? [] : [t('{0} done', percentDone(done))]),
    ...shown,
    ...(left === undefined ? [] : [t('{0} left', durationText(left))]),
  ].join(', ');
}
