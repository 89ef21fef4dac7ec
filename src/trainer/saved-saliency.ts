/** @file Saliency maps of a run that does not train now, from its last checkpoint. */
import { join } from 'node:path';
import { engineNames } from '../catalog/engines.js';
import { runErrors } from '../errors/run.js';
import { readCheckpoint } from '../run/checkpoint.js';
import { runFiles } from '../run/format.js';
import { readConfiguration } from '../run/read.js';
import type { SaliencyAnswer, SaliencyRequest } from '../run/saliency.js';
import { prepare } from './session/prepare.js';
import { saliencyOf } from './session/saliency.js';

/**
 * Reads the run folder and writes nothing. @throws StudioError `run/no-checkpoint`, `run/not-a-run`, and what data,
 * weights and engine throw.
 */
export async function savedSaliency(folder: string, request: SaliencyRequest): Promise<SaliencyAnswer> {
  const { experiment } = await readConfiguration(folder);
  const checkpoint = await readCheckpoint(join(folder, runFiles.checkpoint));
  if (checkpoint === undefined) throw runErrors.noCheckpoint(folder);
  const { position, tensors } = checkpoint.snapshot;
  const engine = engineNames.find((name) => name === position.engine) ?? experiment.engine;
  const prepared = await prepare(experiment, engine);
  const state = await prepared.opened.engine.createState(new Map([...prepared.initial, ...tensors]));
  try {
    return await saliencyOf(prepared, state, request);
  } finally {
    const { train, validation, test } = prepared.loaders;
    for (const loader of [train, validation, test]) await loader?.close();
    await state.dispose();
  }
}
