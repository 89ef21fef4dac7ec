/** @file The best validation accuracy of a run, and the test accuracy of the same epoch, as its hint says them. */
import { t } from '@vscode/l10n';
import { percent } from '../../catalog/number-texts.js';
import type { RunSummary } from '../../run/overview/list.js';
import { measuredAccuracy } from '../../run/records/measured.js';

/** The test accuracy at the end of an epoch, as far as it is known. */
type TestOf = (epoch: number) => number | undefined;

/** The same of an earlier text of the file; the room for saying so is that of the epoch. */
export function oldAccuracyText(run: RunSummary, testOf: TestOf): string | undefined {
  const text = accuracyText(run, testOf, false);
  return text === undefined ? undefined : t('old text: {0}', text);
}

/**
 * At most 43 characters, where the editor cuts hints off; undefined before the first epoch, and where nothing is known of it.
 * @param withEpoch whether the epoch is told where both accuracies are.
 */
export function accuracyText(
  { result, progress }: RunSummary,
  testOf: TestOf,
  withEpoch = true,
): string | undefined {
  if (result) {
    const [validation, test] = [measuredAccuracy(result.validationAccuracy), percent(result.testAccuracy)];
    return validation === undefined
      ? t('test {0}', test)
      : t('validation {0}, test {1}', percent(validation), test);
  }
  const best = progress?.best;
  return (
    best && soFarText(best.epoch, measuredAccuracy(best.validationAccuracy), testOf(best.epoch), withEpoch)
  );
}

function soFarText(
  epoch: number,
  validation: number | undefined,
  test: number | undefined,
  withEpoch: boolean,
): string | undefined {
  if (validation === undefined) {
    return test === undefined ? undefined : t('test {0} (epoch {1})', percent(test), epoch);
  }
  if (test === undefined) {
    return withEpoch
      ? t('best validation {0} (epoch {1})', percent(validation), epoch)
      : t('best validation {0}', percent(validation));
  }
  return withEpoch
    ? t('validation {0}, test {1} (epoch {2})', percent(validation), percent(test), epoch)
    : t('validation {0}, test {1}', percent(validation), percent(test));
}
