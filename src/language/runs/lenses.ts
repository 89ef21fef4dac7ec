/** @file The lines above an experiment: start, open, what runs now and what came of the last run. */
import { t } from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver/node';
import { percent } from '../../catalog/number-texts.js';
import { plainLabel } from '../../errors/plain-text.js';
import type { RunResult } from '../../run/folder/format.js';
import { isAble } from '../../run/overview/abilities.js';
import type { RunSummary } from '../../run/overview/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { OutdatedResult } from '../outdated-result.js';
import { controls } from './controls.js';
import { isOfOtherText } from './provenance.js';

const progressText = ({ last, configuration }: RunSummary): string =>
  last
    ? t('epoch {0} of {1}, iteration {2}', last.epoch, configuration.experiment.epochs, last.iteration)
    : t('nothing recorded yet');

const stateTable: { readonly [S in RunSummary['state']]: (run: RunSummary) => string } = {
  starting: () => t('$(sync~spin) Starting'),
  created: () => t('$(circle-outline) Created, not started'),
  waiting: () => t('$(watch) Waiting for the device'),
  running: (run) => t('$(sync~spin) Running: {0}', progressText(run)),
  paused: (run) => t('$(debug-pause) Paused: {0}', progressText(run)),
  interrupted: (run) => t('$(warning) Interrupted: {0}', progressText(run)),
  stopped: (run) => t('$(circle-slash) Stopped: {0}', progressText(run)),
  failed: (run) =>
    t('$(error) Failed: {0}', run.failure ? plainLabel(run.failure.message) : progressText(run)),
  finished: () => t('$(check) Finished'),
};

/** How to say how long ago a time was, in milliseconds since 1970. */
type AgeOf = (time: number) => string;

interface Line {
  readonly command: Command;
  readonly data?: OutdatedResult;
}

const open = (title: string, what: string): Command => ({
  title,
  command: 'l2t.openStudio',
  arguments: [what],
});

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' · ');

const changedSince = (run: RunSummary, document: ExperimentDocument): string | undefined =>
  isOfOtherText(run, document) ? t('file changed since') : undefined;

function whenOrWhere({ elsewhere, pid, changed }: RunSummary, age: AgeOf): string | undefined {
  if (elsewhere !== undefined) return t('on {0}', plainLabel(elsewhere));
  return pid === undefined && changed !== undefined ? age(changed) : undefined;
}

/** What a run without a result does, or why it ended. */
function stateLine(run: RunSummary, document: ExperimentDocument, age: AgeOf): Line {
  const state = stateTable[run.state](run);
  return { command: open(joined(state, whenOrWhere(run, age), changedSince(run, document)), run.folder) };
}

/** What the newest run came to, or else an older one; of another text of the file it is for the editor to draw. */
function resultLine(
  run: RunSummary,
  { testAccuracy, bestEpoch }: RunResult,
  document: ExperimentDocument,
  { age, isNewest }: { readonly age: AgeOf; readonly isNewest: boolean },
): Line {
  const [changed, when] = [changedSince(run, document), whenOrWhere(run, age)];
  const figures = [percent(testAccuracy), bestEpoch] as const;
  if (changed !== undefined) {
    const outdatedResult = joined(t('Test accuracy {0} at epoch {1}', ...figures), when, changed);
    return { command: open(t('$(history) Last result'), run.folder), data: { outdatedResult } };
  }
  const result = isNewest
    ? t('$(check) Test accuracy {0} at epoch {1}', ...figures)
    : t('Last result {0} at epoch {1}', ...figures);
  return { command: open(joined(result, when), run.folder) };
}

/** The runs of a file, newest first, and those of them that are spoken of. */
export interface RunsOfFile {
  readonly all: readonly RunSummary[];
  readonly ofText: readonly RunSummary[];
}

/** What trains is in reach, whatever the text says by now. */
const newestAtWork = (runs: readonly RunSummary[]): RunSummary | undefined =>
  runs.find((run) => isAble(run, 'stop'));

export function codeLenses(
  document: ExperimentDocument,
  { all, ofText: runs }: RunsOfFile,
  { trusted, age }: { readonly trusted: boolean; readonly age: AgeOf },
): CodeLens[] {
  const { uri, root } = document;
  const [newest] = runs;
  const range = document.range(root?.offset ?? 0, Math.min(1, root?.length ?? 0));
  const lines: Line[] = [
    ...(trusted
      ? [{ command: { title: t('$(play) Start L2T run'), command: 'l2t.start', arguments: [uri] } }]
      : []),
    { command: open(t('Open Studio'), uri) },
  ];
  for (const run of new Set([newest, newestAtWork(all)])) {
    if (!run || run.result) continue;
    lines.push(stateLine(run, document, age));
    if (trusted) lines.push(...controls(run).map((command) => ({ command })));
  }
  // A new run, or one that failed, does not take the last result from view.
  const last = runs.find(({ result }) => result);
  if (last?.result) {
    const isNewest = last === newest;
    lines.push(resultLine(last, last.result, document, { age, isNewest }));
  }
  return lines.map((line) => ({ range, ...line }));
}
