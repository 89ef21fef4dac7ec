/** @file `l2t run` of a file with a matrix: trains what is missing, tells each end, and at the end all of them. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { percentWithError } from '../../catalog/number-texts.js';
import type { LoadedExperiment } from '../../configuration/load.js';
import { countText } from '../../configuration/matrix-count.js';
import type { MatrixRun } from '../../configuration/matrix-runs.js';
import { ExitCode } from '../../errors/studio-error.js';
import { stateOf } from '../../run/overview/state-names.js';
import { printed } from '../command.js';
import { callOf, shownPath } from '../programs.js';
import { print, printError } from '../terminal/output.js';
import { withInterruption } from '../watch/interruption.js';
import { outcomeLines, planLines, plannedState, remainingLine } from './lines.js';
import { onlyThose } from './only.js';
import { type PlannedRun, planOf } from './plan.js';
import { type MatrixOutcome, schedule } from './schedule.js';

export interface MatrixOptions {
  readonly json: boolean;
  readonly concurrency: number;
  readonly only: readonly string[];
  readonly dryRun: boolean;
}

const dataOf = ({ title, combination, known }: PlannedRun) => ({
  title,
  combination,
  ...(known && { folder: known.folder, state: known.state }),
});

/** Trains the runs of the matrix, or lists them. */
export async function runMatrix(
  given: string,
  { runs: folder, hash }: LoadedExperiment,
  matrix: readonly MatrixRun[],
  { json, concurrency, only, dryRun }: MatrixOptions,
): Promise<ExitCode> {
  const runs = await planOf(onlyThose(matrix, only), folder);
  const remaining = remainingLine(runs, concurrency);
  const head = [countText(runs.map(({ combination }) => combination)), ...(remaining ? [remaining] : [])];
  if (dryRun) {
    return printed(
      json ? JSON.stringify({ runs: runs.map(dataOf) }) : [...head, '', ...planLines(runs)].join('\n'),
    );
  }
  if (!json) print(head.join('\n'));
  const stopped = new AbortController();
  const numberOf = (run: PlannedRun) => `[${runs.indexOf(run) + 1}/${runs.length}]`;
  const began = (run: PlannedRun, of: string) =>
    json
      ? print(JSON.stringify({ kind: 'begin', title: run.title, folder: of }))
      : print(`${numberOf(run)} ${run.title}: ${t('training in {0}', shownPath(of))}`);
  const ended = (outcome: MatrixOutcome) =>
    json ? print(JSON.stringify(endOf(outcome))) : print(`${numberOf(outcome.run)} ${endLine(outcome)}`);
  const first = () => {
    printError(t('Stopping all runs after this iteration, with checkpoints ...'));
    stopped.abort();
  };
  const second = () => process.exit(ExitCode.stopped);
  const options = {
    file: resolve(given),
    hash,
    runs: folder,
    concurrency,
    stop: stopped.signal,
    began,
    ended,
  };
  const outcomes = await withInterruption({ first, second }, () => schedule(runs, options));
  if (json) print(JSON.stringify({ kind: 'end', runs: outcomes.map(endOf) }));
  else print(`\n${outcomeLines(outcomes).join('\n')}`);
  return exitCodeOf(outcomes, given, json);
}

const endOf = ({ run, summary, failure }: MatrixOutcome) => ({
  kind: 'run',
  title: run.title,
  combination: run.combination,
  state: failure ? 'failed' : (summary?.state ?? 'created'),
  ...(summary && { folder: summary.folder }),
  ...(summary?.result && { result: summary.result }),
  ...(failure && { failure }),
});

function endLine({ run, summary, failure }: MatrixOutcome): string {
  if (failure) return `${run.title}: ${t('failed')}: ${failure.message}`;
  if (!summary?.result) return `${run.title}: ${summary ? stateOf(summary) : plannedState(run)}`;
  const { testAccuracy, standardError } = summary.result;
  return `${run.title}: ${t('test accuracy {0}', percentWithError(testAccuracy, standardError))}`;
}

/** Failures are told once more, since many lines may stand after them. */
function exitCodeOf(outcomes: readonly MatrixOutcome[], file: string, json: boolean): ExitCode {
  const failures = outcomes.flatMap(({ run, failure }) => (failure ? [{ run, failure }] : []));
  for (const { run, failure } of failures) printError(`${run.title}: ${failure.message} ${failure.remedy}`);
  const isWhole = outcomes.every(({ summary }) => summary?.result !== undefined);
  if (!isWhole && !json) print(t('Go on with: {0}', callOf('run', shownPath(resolve(file)))));
  const [failed] = failures;
  return failed ? failed.failure.exitCode : isWhole ? ExitCode.success : ExitCode.stopped;
}
