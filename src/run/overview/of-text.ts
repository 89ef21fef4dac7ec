/** @file Which runs of an experiment file are of its text as it stands, and which of them is spoken of. */
import { dirname } from 'node:path';
import type { ParsedExperiment } from '../../configuration/experiment.js';
import type { ParseResult } from '../../configuration/parse.js';
import type { TextReading } from '../../configuration/read.js';
import { isSameTraining } from '../../configuration/same-training.js';
import { variedKeys } from '../../configuration/schema/combinations.js';
import type { RunSummary } from './list.js';

/** An experiment file as it stands in an editor. */
export interface StandingText {
  /** Absolute path of the file. */
  readonly file: string;
  /** `hashOfText`. */
  readonly hash: string;
  /** What it asks for, with a matrix its first run; absent where it cannot be understood: then the letters alone count. */
  readonly experiment?: ParsedExperiment | undefined;
  /** Keys in which the runs of its matrix differ. */
  readonly axes: readonly string[];
}

/** @param parsed what its text was understood as. */
export function standingText(
  file: string,
  hash: string,
  { matrix }: Pick<TextReading, 'matrix'>,
  { experiment }: Pick<ParseResult, 'experiment'>,
): StandingText {
  return { file, hash, experiment, axes: matrix ? variedKeys(matrix) : [] };
}

/** Whether a run trained what the text asks for. One that continues another is of no text alone. */
export function isOfText(
  { configuration }: RunSummary,
  { file, hash, experiment, axes }: StandingText,
): boolean {
  if (configuration.continuedFrom !== undefined) return false;
  if (configuration.experimentHash === hash) return true;
  if (experiment === undefined) return false;
  const run = { experiment: configuration.experiment, folder: dirname(configuration.experimentFile) };
  return isSameTraining(run, { experiment, folder: dirname(file) }, axes);
}

/**
 * Those that are spoken of: the runs of the text as it stands, or all of them where there is none.
 * @param runs of the file, newest first.
 */
export function runsOfText(runs: readonly RunSummary[], text: StandingText): readonly RunSummary[] {
  const same = runs.filter((run) => isOfText(run, text));
  return same.length > 0 ? same : runs;
}

const hasAccuracy = ({ result, progress }: RunSummary): boolean => (result ?? progress?.best) !== undefined;
const trainsNow = ({ pid, elsewhere, last }: RunSummary): boolean =>
  last !== undefined && (pid ?? elsewhere) !== undefined;

/**
 * The run that all numbers beside a file are of, so that they go with each other: the newest that trains or has an accuracy.
 * @param runs as `runsOfText` gives them.
 */
export function spokenOf(runs: readonly RunSummary[]): RunSummary | undefined {
  return runs.find((run) => trainsNow(run) || hasAccuracy(run)) ?? runs.find(({ last }) => last) ?? runs[0];
}
