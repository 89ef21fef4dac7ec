/** @file Requests to the trainer of a run, and their answers. */
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runErrors } from '../../errors/run.js';
import { readConfiguration } from '../folder/read.js';
import { liveTrainer, processLives } from '../process/identity.js';
import { connectToTrainer, type TrainerClient } from './client.js';
import type { TrainerStatus } from './protocol.js';

/** Of 20 milliseconds; where nobody collects ended processes, one seems to live on. */
const mostWaits = 500;

export interface TrainerAnswer {
  /** Absolute. */
  readonly folder: string;
  readonly status: TrainerStatus;
}

/** Asks the trainer of the folder. Throws `run/not-a-run`, `run/not-running` and the trainer's own errors. */
export async function askTrainer(
  run: string,
  ask: (client: TrainerClient) => Promise<TrainerStatus>,
): Promise<TrainerAnswer> {
  const folder = resolve(run);
  // Where a path is mistyped there is nothing to resume.
  if ((await liveTrainer(folder).catch(() => undefined)) === undefined) await readConfiguration(folder);
  const client = await connectToTrainer(folder);
  try {
    return { folder, status: await ask(client) };
  } finally {
    client.dispose();
  }
}

/** Lets a paused trainer go on; false where no trainer lives. Throws `run/busy` where one trains already. */
export async function wakeTrainer(folder: string): Promise<boolean> {
  const trainer = await liveTrainer(folder).catch(() => undefined);
  if (trainer === undefined) return false;
  await askTrainer(folder, async (client) => {
    const status = await client.subscribe({ onState: () => undefined, onRecord: () => undefined });
    if (status.state !== 'paused') throw runErrors.busy(folder, trainer.pid);
    return client.resume();
  });
  return true;
}

/** Lets the trainer write a checkpoint and end; the run can be taken up again once this settles. */
export async function stopTrainer(run: string): Promise<TrainerAnswer> {
  const trainer = await liveTrainer(resolve(run));
  const answer = await askTrainer(run, (client) => client.stop());
  // The run can be taken up again once the process has let go of its folder.
  for (let waits = 0; waits < mostWaits && trainer && (await processLives(trainer)); waits++) await delay(20);
  return answer;
}
