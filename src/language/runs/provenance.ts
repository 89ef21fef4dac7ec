/** @file Of which run a number beside the file is, and whether that was made of this very text. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import type { RunSummary } from '../../run/overview/list.js';
import { isOfText } from '../../run/overview/of-text.js';
import { runTitle } from '../../run/overview/title.js';
import type { ExperimentDocument } from '../document/experiment-document.js';

/** Whether the file asks for another training now; of a file that cannot be understood the letters count. */
export function isOfOtherText(run: RunSummary, { standing }: ExperimentDocument): boolean {
  return !isOfText(run, standing);
}

/** `Of the run birds, l2t-ww, seed 0 in 20251124-123005-birds-l2t-ww-seed0.` */
export function provenance(run: RunSummary, document: ExperimentDocument): string {
  const ofRun = t('Of the run {0} in {1}.', runTitle(run), basename(run.folder));
  const { continuedFrom } = run.configuration;
  if (continuedFrom !== undefined) return `${ofRun} ${t('It continues the run {0}.', continuedFrom.run)}`;
  return isOfOtherText(run, document) ? `${ofRun} ${t('The file has changed since.')}` : ofRun;
}
