/** @file With which engine a run goes on. */
import { join } from 'node:path';
import { type EngineName, engineNames } from '../catalog/engines.js';
import type { Experiment } from '../configuration/experiment.js';
import { readPosition } from '../run/checkpoint.js';
import { runFiles } from '../run/format.js';
import { readConfiguration } from '../run/read.js';
import type { JsonObject } from '../run/snapshot.js';

/** A resumed run goes on with the engine it began with, since another gives other bits. */
export function engineOf({ engine }: Experiment, position: JsonObject | undefined): EngineName {
  return engineNames.find((name) => name === position?.engine) ?? engine;
}

/** That of a run folder; a checkpoint that is broken is for the trainer to complain of. @throws StudioError `run/not-a-run`. */
export async function engineOfRun(folder: string): Promise<EngineName> {
  const { experiment } = await readConfiguration(folder);
  const position = await readPosition(join(folder, runFiles.checkpoint)).catch(() => undefined);
  return engineOf(experiment, position);
}
