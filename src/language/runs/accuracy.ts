/** @file The best validation accuracy of a run, and the test accuracy of the same epoch, as its hint says them. */
import { t } from '@vscode/l10n';
import type { RunSummary } from '../../run/list.js';
import { percent } from './format.js';

/**
 * At most 43 characters, where the editor cuts hints off; undefined before the first epoch.
 * @param testOf the test accuracy at the end of an epoch, as far as it is known.
 */
export function accuracyText(
  { result, progress }: RunSummary,
  testOf: (epoch: number) => number | undefined,
): string | undefined {
  if (result) {
    return t('validation {0}, test {1}', percent(result.validationAccuracy), percent(result.testAccuracy));
  }
  const best = progress?.best;
  if (!best) return undefined;
  const [validation, test] = [percent(best.validationAccuracy), testOf(best.epoch)];
  return test === undefined
    ? t('best validation {0} (epoch {1})', validation, best.epoch)
    : t('validation {0}, test {1} (epoch {2})', validation, percent(test), best.epoch);
}
