/** @file The lines above an experiment: start, open, what runs now and what came of the last run. */
import { t } from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver/node';
import type { RunSummary } from '../../run/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { ageText, percent } from './format.js';

const progressText = ({ last, configuration }: RunSummary): string =>
  last
    ? t('epoch {0} of {1}, iteration {2}', last.epoch, configuration.experiment.epochs, last.iteration)
    : t('nothing recorded yet');

const stateTable: { readonly [S in RunSummary['state']]: (run: RunSummary) => string } = {
  created: () => t('$(circle-outline) Created, not started'),
  waiting: () => t('$(watch) Waiting for the device'),
  running: (run) => t('$(sync~spin) Running: {0}', progressText(run)),
  paused: (run) => t('$(debug-pause) Paused: {0}', progressText(run)),
  interrupted: (run) => t('$(warning) Interrupted: {0}', progressText(run)),
  stopped: (run) => t('$(circle-slash) Stopped: {0}', progressText(run)),
  failed: (run) => t('$(error) Failed: {0}', run.failure?.message ?? progressText(run)),
  finished: ({ result }) =>
    result
      ? t('$(check) Test accuracy {0} at epoch {1}', percent(result.testAccuracy), result.bestEpoch)
      : t('$(check) Finished'),
};

function lastRunTitle(run: RunSummary, document: ExperimentDocument, now: number): string {
  const parts = [stateTable[run.state](run)];
  if (run.elsewhere !== undefined) parts.push(t('on {0}', run.elsewhere));
  else if (run.pid === undefined && run.changed !== undefined) parts.push(ageText(now - run.changed));
  if (run.configuration.experimentHash !== document.hash) parts.push(t('file changed since'));
  return parts.join(' · ');
}

function controls({ folder, state, pid }: RunSummary): Command[] {
  if (pid === undefined) {
    const resumes = state === 'interrupted' || state === 'stopped' || state === 'failed';
    return resumes ? [{ title: t('Resume'), command: 'l2t.resume', arguments: [folder] }] : [];
  }
  const pause =
    state === 'paused'
      ? { title: t('Resume'), command: 'l2t.resume', arguments: [folder] }
      : { title: t('Pause'), command: 'l2t.pause', arguments: [folder] };
  return [pause, { title: t('Stop'), command: 'l2t.stop', arguments: [folder] }];
}

/** @param runs of the file, newest first. */
export function codeLenses(
  document: ExperimentDocument,
  runs: readonly RunSummary[],
  { trusted, now }: { readonly trusted: boolean; readonly now: number },
): CodeLens[] {
  const { uri, root } = document;
  const [run] = runs;
  const range = document.range(root?.offset ?? 0, Math.min(1, root?.length ?? 0));
  const titles: Command[] = [
    ...(trusted ? [{ title: t('$(play) Start L2T run'), command: 'l2t.start', arguments: [uri] }] : []),
    { title: t('Open Studio'), command: 'l2t.openStudio', arguments: [uri] },
  ];
  if (run) {
    const title = lastRunTitle(run, document, now);
    titles.push({ title, command: 'l2t.openStudio', arguments: [run.folder] });
    if (trusted) titles.push(...controls(run));
  }
  return titles.map((command) => ({ range, command }));
}
