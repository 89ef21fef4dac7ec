/** @file Continues a finished run for more epochs: a new run folder that goes on where the first one ended. */
import { basename, dirname, join } from 'node:path';
import { runErrors } from '../errors/run.js';
import { type Checkpoint, readBest, writeBest, writeCheckpoint } from '../run/folder/checkpoint.js';
import { createRun } from '../run/folder/create.js';
import { type RunConfiguration, runFiles } from '../run/folder/format.js';
import { hashOfConfiguration, readResult, readTrainable } from '../run/folder/read.js';
import { readSmallFile } from '../run/folder/small-file.js';
import { MetricsTail } from '../run/records/metrics-reader.js';
import { MetricsWriter } from '../run/records/metrics-writer.js';
import { findCheckpoint } from './found.js';

/**
 * Makes a run beside this one with so many epochs more; `resume` then trains it from the first run's last checkpoint on. The
 * first run's folder is only read. Gives the new folder.
 * Throws `run/not-finished`, `run/broken-checkpoint`, and as `readTrainable` and `createRun` do.
 */
export async function continueRun(folder: string, epochs: number): Promise<string> {
  const configuration = await readTrainable(folder);
  const checkpoint = await findCheckpoint(folder, configuration);
  if (checkpoint === undefined || (await readResult(folder)) === undefined)
    throw runErrors.notFinished(folder);
  const { id, experiment, experimentFile, experimentHash, continuedFrom } = configuration;
  const done = experiment.epochs;
  return createRun(
    dirname(folder),
    {
      experimentFile,
      experimentHash,
      experiment: { ...experiment, epochs: done + epochs },
      continuedFrom: { id, run: basename(folder), epochs: [...(continuedFrom?.epochs ?? []), done] },
    },
    {
      text: await readSmallFile(join(folder, runFiles.text)).catch(() => undefined),
      fill: (to, made) => fill({ from: folder, to, checkpoint, made }),
    },
  );
}

interface Filling {
  readonly from: string;
  readonly to: string;
  readonly checkpoint: Checkpoint;
  /** The configuration of the new run. */
  readonly made: RunConfiguration;
}

/** In the order in which a trainer writes them. */
async function fill({ from, to, checkpoint, made }: Filling): Promise<void> {
  const { progress, snapshot } = checkpoint;
  await copyMetrics(from, to, progress.iteration);
  // Best weights that are lost are the trainer's to tell of: it goes on without them.
  const best = await readBest(join(from, runFiles.best)).catch(() => undefined);
  if (best !== undefined) await writeBest(join(to, runFiles.best), best.weights, best.epoch);
  await writeCheckpoint(join(to, runFiles.checkpoint), {
    progress: { ...progress, epochs: made.experiment.epochs },
    snapshot,
    configuration: hashOfConfiguration(made),
  });
}

/** What was trained, and that it stands still there; what else happened to the first run did not happen to this one. */
async function copyMetrics(from: string, to: string, iteration: number): Promise<void> {
  const tail = new MetricsTail(join(from, runFiles.metrics));
  const writer = await MetricsWriter.open(join(to, runFiles.metrics));
  try {
    for (let more = true; more; ) {
      const change = await tail.read();
      more = change.more;
      for (const record of change.records)
        if (record.kind !== 'event' && record.iteration <= iteration) writer.write(record);
      await writer.flush();
    }
    writer.write({ kind: 'event', name: 'stopped', iteration, at: new Date().toISOString() });
    await writer.flush();
  } finally {
    await writer.close();
  }
}
