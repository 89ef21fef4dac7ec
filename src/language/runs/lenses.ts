/** @file The lines above an experiment: start, open, what runs now and what came of the last run. */
import { t } from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver/node';
import type { RunResult } from '../../run/format.js';
import type { RunSummary } from '../../run/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { controls } from './controls.js';
import { percent } from './format.js';

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

/** How to say how long ago a time was, in milliseconds since 1970. */
type AgeOf = (time: number) => string;

const titleOf = (parts: readonly string[], run: RunSummary, document: ExperimentDocument): string => {
  const isOld = run.configuration.experimentHash !== document.hash;
  return [...parts, ...(isOld ? [t('file changed since')] : [])].join(' · ');
};

function newestTitle(run: RunSummary, document: ExperimentDocument, age: AgeOf): string {
  const parts = [stateTable[run.state](run)];
  if (run.elsewhere !== undefined) parts.push(t('on {0}', run.elsewhere));
  else if (run.pid === undefined && run.changed !== undefined) parts.push(age(run.changed));
  return titleOf(parts, run, document);
}

function resultTitle(
  run: RunSummary,
  { testAccuracy, bestEpoch }: RunResult,
  document: ExperimentDocument,
  age: AgeOf,
): string {
  const parts = [t('Last result {0} at epoch {1}', percent(testAccuracy), bestEpoch)];
  if (run.changed !== undefined) parts.push(age(run.changed));
  return titleOf(parts, run, document);
}

/** @param runs of the file, newest first. */
export function codeLenses(
  document: ExperimentDocument,
  runs: readonly RunSummary[],
  { trusted, age }: { readonly trusted: boolean; readonly age: AgeOf },
): CodeLens[] {
  const { uri, root } = document;
  const [run] = runs;
  const range = document.range(root?.offset ?? 0, Math.min(1, root?.length ?? 0));
  const open = (title: string, what: string): Command => ({
    title,
    command: 'l2t.openStudio',
    arguments: [what],
  });
  const commands: Command[] = [
    ...(trusted ? [{ title: t('$(play) Start L2T run'), command: 'l2t.start', arguments: [uri] }] : []),
    open(t('Open Studio'), uri),
  ];
  if (run) {
    commands.push(open(newestTitle(run, document, age), run.folder), ...(trusted ? controls(run) : []));
    // A new run, or one that failed, does not take the last result from view.
    const last = runs.find(({ result }) => result);
    if (last?.result && !run.result) {
      commands.push(open(resultTitle(last, last.result, document, age), last.folder));
    }
  }
  return commands.map((command) => ({ range, command }));
}
