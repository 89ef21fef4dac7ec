/** @file Runs by experiment, the experiment of the newest run first. */
import { basename } from 'node:path';
import type { RunSummary } from '../../run/overview/list.js';

export interface ExperimentGroup {
  /** Absolute path of the experiment file. */
  readonly file: string;
  /** `birds.l2t.json`; with its folder where another has the same name. */
  readonly name: string;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
}

/** @param runs newest first. */
export function groupByExperiment(
  runs: readonly RunSummary[],
  fileOf: (run: RunSummary) => string,
): ExperimentGroup[] {
  const byFile = new Map<string, RunSummary[]>();
  for (const run of runs) {
    const file = fileOf(run);
    const group = byFile.get(file);
    if (group === undefined) byFile.set(file, [run]);
    else group.push(run);
  }
  const files = [...byFile.keys()];
  const isAmbiguous = (file: string) =>
    files.some((other) => other !== file && basename(other) === basename(file));
  return [...byFile].map(([file, ofFile]) => ({
    file,
    name: isAmbiguous(file) ? file.split(/[\\/]/u).slice(-2).join('/') : basename(file),
    runs: ofFile,
  }));
}
