/** @file With which engine a run goes on. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { type EngineName, engineNames } from '../catalog/engines.js';
import type { Experiment } from '../configuration/experiment.js';
import { runErrors } from '../errors/run.js';
import { readPosition } from '../run/folder/checkpoint.js';
import { runFiles } from '../run/folder/format.js';
import { readConfiguration } from '../run/folder/read.js';
import type { JsonObject } from '../run/folder/snapshot.js';

/** A resumed run goes on with the engine it began with, since another gives other bits. Throws `run/broken-checkpoint`. */
export function engineOf({ engine }: Experiment, position: JsonObject | undefined): EngineName {
  if (position === undefined) return engine;
  const known = engineNames.find((name) => name === position.engine);
  if (known === undefined) throw runErrors.misfittingCheckpoint(t('it does not say {0}.', 'engine'));
  return known;
}

/** That of a run folder; a checkpoint that is broken is for the trainer to complain of. @throws StudioError as `readConfiguration`. */
export async function engineOfRun(folder: string): Promise<EngineName> {
  const { experiment } = await readConfiguration(folder);
  try {
    return engineOf(experiment, await readPosition(join(folder, runFiles.checkpoint)));
  } catch {
    return experiment.engine;
  }
}
