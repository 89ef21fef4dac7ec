/** @file Saliency maps of a run that does not train now: the target of its best epoch, all else of its last checkpoint. */
import { join } from 'node:path';
import { runErrors } from '../errors/run.js';
import { readBest, readCheckpoint } from '../run/folder/checkpoint.js';
import { runFiles } from '../run/folder/format.js';
import { requireHash } from '../run/folder/one-run.js';
import { readTrainable } from '../run/folder/read.js';
import type { SaliencyAnswer, SaliencyRequest, SaliencyWeights } from '../run/folder/saliency.js';
import { engineOf } from './engine-of-run.js';
import { prepare } from './session/prepare.js';
import { saliencyOf } from './session/saliency.js';
import { requireFit } from './session/snapshot-fit.js';

/**
 * Reads the run folder and writes nothing. The meta-networks are those of the last checkpoint, for of the best epoch
 * only the target is kept. @throws StudioError `run/no-checkpoint`, `run/not-a-run`, and what data,
 * weights and engine throw.
 */
export async function savedSaliency(folder: string, request: SaliencyRequest): Promise<SaliencyAnswer> {
  const configuration = await readTrainable(folder);
  const { experiment } = configuration;
  const checkpoint = await readCheckpoint(join(folder, runFiles.checkpoint));
  if (checkpoint === undefined) throw runErrors.noCheckpoint(folder);
  requireHash(folder, configuration, checkpoint.configuration);
  const best = await readBest(join(folder, runFiles.best));
  const { position, tensors } = checkpoint.snapshot;
  const prepared = await prepare(experiment, engineOf(experiment, position));
  const bestTarget = [...(best?.weights ?? [])].map(([name, tensor]) => [`target.${name}`, tensor] as const);
  const saved = new Map([...tensors, ...bestTarget]);
  requireFit(prepared.initial, tensors);
  requireFit(prepared.initial, saved);
  const state = await prepared.opened.engine.createState(new Map([...prepared.initial, ...saved]));
  const weights: SaliencyWeights = best
    ? { of: 'best', epoch: best.epoch }
    : { of: 'last', epoch: checkpoint.progress.epoch };
  try {
    return await saliencyOf(prepared, { state, weights }, request);
  } finally {
    const { train, validation, test } = prepared.loaders;
    for (const loader of [train, validation, test]) await loader?.close();
    await state.dispose();
  }
}
