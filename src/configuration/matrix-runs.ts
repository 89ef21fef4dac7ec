/** @file The matrix of an experiment file → its runs, each resolved as a file of its own would be. */
import { t } from '@vscode/l10n';
import { configurationErrors } from '../errors/configuration.js';
import { learnNetworkFiles } from '../import/learn.js';
import { networkFilesIn } from './checks/networks.js';
import { combinationText, combined, distinguishing } from './combined.js';
import type { Experiment, ParsedExperiment } from './experiment.js';
import { findDiskProblems, parseReading } from './parse.js';
import { readText, type TextReading } from './read.js';
import { type Combination, combinationsOf, type Matrix } from './schema/combinations.js';
import { limits } from './text/limits.js';

/** A run that a matrix asks for. */
export interface MatrixRun {
  /** `method: fm, seed: 1`. */
  readonly title: string;
  /** What tells it from the others. */
  readonly combination: Combination;
  readonly experiment: Experiment;
}

interface MatrixOptions {
  /** Absolute. */
  readonly file: string;
  /** What errors call it. */
  readonly path: string;
  readonly complete: (experiment: ParsedExperiment) => Promise<Experiment>;
}

/**
 * Every run of a matrix; what is the same run twice is one.
 * @throws StudioError `configuration/invalid` with a line for every problem of every run.
 */
export async function matrixRuns(
  { file: written }: TextReading,
  matrix: Matrix,
  { file, path, complete }: MatrixOptions,
) {
  const runs = new Map<string, Pick<MatrixRun, 'combination' | 'experiment'>>();
  const errors: string[] = [];
  for (const combination of combinationsOf(matrix)) {
    const title = combinationText(combination);
    const reading = readText(JSON.stringify(combined(written, combination)), file);
    await learnNetworkFiles(networkFilesIn(reading.reading));
    const { experiment, problems } = parseReading(reading, file);
    const all = [...problems, ...(await findDiskProblems(reading, file))];
    const wrong = all.filter(({ severity }) => severity === 'error');
    errors.push(
      ...wrong.map(({ message, remedy }) => t('{0}: {1}: {2} — {3}', path, title, message, remedy)),
    );
    if (!experiment || wrong.length > 0) continue;
    const key = JSON.stringify(experiment);
    if (!runs.has(key)) runs.set(key, { combination, experiment: await complete(experiment) });
  }
  if (errors.length > 0) throw configurationErrors.invalid(path, errors.slice(0, limits.problems));
  const each = [...runs.values()];
  const apart = distinguishing(
    each.map(({ combination, experiment: { method } }) => ({ method, combination })),
  );
  return each.map(({ experiment }, index) => {
    const combination = apart[index] ?? {};
    return { title: combinationText(combination), combination, experiment };
  });
}
