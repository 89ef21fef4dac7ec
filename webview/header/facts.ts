/** @file The facts of a run that its header names, as texts. No DOM. */
import { t } from '@vscode/l10n';
import { durationText } from '../../src/catalog/number-texts.js';
import type { RunView } from '../contract.js';
import { formatAccuracy, formatCount, formatValue, formatWithError } from '../shell/format.js';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The name of a run's folder: what programs and other views know it by. */
export const folderName = (folder: string): string => folder.split(/[\\/]/u).at(-1) ?? folder;

/** From 0 to 1. */
export function fractionDone({ state, last, iterations, setup }: RunView): number {
  if (state === 'finished') return 1;
  if (last === undefined) return 0;
  return Math.min(
    1,
    iterations === undefined ? (last.epoch - 1) / setup.epochs : last.iteration / iterations,
  );
}

function bestText({ epoch, validation, test }: NonNullable<RunView['best']>): string {
  return validation === undefined
    ? t('{0}: test {1}', formatCount(epoch), formatAccuracy(test))
    : t(
        '{0}: validation {1}, test {2}',
        formatCount(epoch),
        formatAccuracy(validation),
        formatAccuracy(test),
      );
}

/** The facts that are known of the run, in the order in which they are shown. */
export function factsOf(run: RunView): Fact[] {
  const { last, iterations, setup, secondsLeft, best, result, state, data, continuedFrom } = run;
  // A finished run went through all of them.
  const going = state === 'finished' ? undefined : last;
  const facts: (Fact | undefined)[] = [
    going && { name: t('Epoch'), value: t('{0} of {1}', going.epoch, setup.epochs) },
    going && {
      name: t('Iteration'),
      value:
        iterations === undefined
          ? formatCount(going.iteration)
          : t('{0} of {1}', formatCount(going.iteration), formatCount(iterations)),
    },
    last && state === 'running'
      ? { name: t('Speed'), value: t('{0} images/s', formatValue(last.imagesPerSecond)) }
      : undefined,
    secondsLeft === undefined ? undefined : { name: t('Time left'), value: durationText(secondsLeft) },
    result
      ? {
          name: t('Test accuracy'),
          value: formatWithError(result.testAccuracy, result.standardError),
        }
      : undefined,
    best && {
      name: t('Best epoch'),
      value: bestText(best),
    },
    data?.[0] !== undefined && data[0] !== '' ? { name: t('Data'), value: data[0] } : undefined,
    result && { name: t('Trained for'), value: durationText(result.seconds) },
    continuedFrom && {
      name: t('Continued from'),
      value: t('{0}, after epoch {1}', continuedFrom.run, formatCount(continuedFrom.epoch)),
    },
  ];
  return facts.filter((fact) => fact !== undefined);
}
