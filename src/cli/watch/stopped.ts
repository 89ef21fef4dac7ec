/** @file Where a run stands that has no result and does not train, in a sentence. */
import { t } from '@vscode/l10n';
import type { RunSummary } from '../../run/overview/list.js';

/** Speaks of a checkpoint only where there is one. */
export function stoppedSentence({ state, progress }: Pick<RunSummary, 'state' | 'progress'>): string {
  if (progress === undefined) {
    return state === 'created' || state === 'starting'
      ? t('The run has not been started yet.')
      : t('Stopped before its first checkpoint: it will begin anew.');
  }
  const { iteration, epoch } = progress;
  return t('Stopped after iteration {0}, in epoch {1}; its checkpoint is written.', iteration, epoch);
}
