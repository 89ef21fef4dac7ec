/** @file The experiment of a run once more, with a target that begins with the run's best weights. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { methodTable } from '../../catalog/methods.js';
import { withValueAt } from '../../configuration/moved-text.js';
import type { Path } from '../../configuration/text/problem.js';
import { pathIn } from '../../configuration/written-experiment.js';
import { runErrors } from '../../errors/run.js';
import { usageErrors } from '../../errors/usage.js';
import { runFiles } from '../folder/format.js';
import { readConfiguration, readResult } from '../folder/read.js';
import { type Restored, restoredText } from './restore.js';

type Change = readonly [path: Path, value: unknown];

/** What makes a training without a source of one that began with a source's weights. */
const alone: readonly Change[] = [
  [['method'], 'scratch'],
  [['sources'], undefined],
];

/**
 * The text of `file` (absolute, not read): as `restoredText`, and the target's "weights" are the best of the run. What fine-tuning
 * brought from its source is in these weights already, so that it goes on without a source.
 * Throws `run/weights-not-final`, `usage/no-weights-yet` and as `restoredText` does.
 */
export async function startFromText(folder: string, file: string): Promise<Restored> {
  const { experiment } = await readConfiguration(folder);
  const { target, method } = experiment;
  // A run that goes on replaces them, and what began with others cannot be resumed.
  if ((await readResult(folder)) === undefined) throw runErrors.weightsNotFinal(folder);
  const weights = join(folder, runFiles.best);
  if (!existsSync(weights)) throw usageErrors.noWeightsYet(folder);
  const { text, isOwn } = await restoredText(folder, file);
  const goesOnAlone = methodTable[method].uses === 'initial-weights';
  const changes: readonly (Change | undefined)[] = [
    [['target', 'weights'], pathIn(dirname(file), weights)],
    target.start && [['target', 'start'], undefined],
    // A form that was read from the weights of a source.
    target.shortcut && [['target', 'shortcut'], target.shortcut],
    ...(goesOnAlone ? alone : []),
  ];
  const changed = (before: string, change: Change | undefined) =>
    change === undefined ? before : withValueAt(before, ...change);
  return { text: changes.reduce(changed, text), isOwn };
}
