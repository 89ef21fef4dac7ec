/** @file Of which run a number beside the file is, and whether that was made of this very text. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { isMadeOfText } from '../../run/overview/belonging.js';
import type { RunSummary } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';
import type { ExperimentDocument } from '../document/experiment-document.js';

/** Whether the file was another when the run was made of it; of a file that cannot be understood none was. */
export function isOfOtherText(run: RunSummary, { hash }: ExperimentDocument): boolean {
  return !isMadeOfText(run, hash);
}

/** `Of the run birds, l2t-ww, seed 0 in 20251124-123005-birds-l2t-ww-seed0.` */
export function provenance(run: RunSummary, document: ExperimentDocument): string {
  const ofRun = t('Of the run {0} in {1}.', runTitle(run), basename(run.folder));
  const { continuedFrom } = run.configuration;
  if (continuedFrom !== undefined) return `${ofRun} ${t('It continues the run {0}.', continuedFrom.run)}`;
  return isOfOtherText(run, document) ? `${ofRun} ${t('The file has changed since.')}` : ofRun;
}
