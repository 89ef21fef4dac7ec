/** @file One request to the trainer of a run, and its answer. */
import { resolve } from 'node:path';
import { connectToTrainer, type TrainerClient } from '../run/client.js';
import type { TrainerStatus } from '../run/protocol.js';

/** Asks the trainer of the folder. Throws `run/not-running` and the trainer's own errors. */
export async function askTrainer(
  run: string,
  ask: (client: TrainerClient) => Promise<TrainerStatus>,
): Promise<{ readonly folder: string; readonly status: TrainerStatus }> {
  const folder = resolve(run);
  const client = await connectToTrainer(folder);
  try {
    return { folder, status: await ask(client) };
  } finally {
    client.dispose();
  }
}
