/** @file Follows a run from its first record until its trainer has ended; the run itself needs no one to follow it. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runErrors } from '../../errors/run.js';
import { StudioError } from '../../errors/studio-error.js';
import { connectToTrainer, type TrainerClient } from '../../run/control/client.js';
import { runFiles } from '../../run/folder/format.js';
import { readConfiguration } from '../../run/folder/read.js';
import { isRemoved } from '../../run/folder/removed.js';
import { type RunSummary, summarizeRun } from '../../run/overview/list.js';
import { liveTrainer, processLives, type TrainerIdentity } from '../../run/process/identity.js';
import { MetricsTail } from '../../run/records/metrics-reader.js';
import { emptyPicture, type RunPicture, withRecord, withStatus } from './picture.js';
import type { View } from './views.js';

const refreshMilliseconds = 250;
const connectAttempts = 20;

export interface FollowSignals {
  /** Asks the trainer to stop; following goes on until it has. */
  readonly stop?: AbortSignal;
  /** Ends the following; the trainer goes on. */
  readonly leave?: AbortSignal;
}

interface Live {
  readonly client: TrainerClient;
  readonly identity: TrainerIdentity;
}

/** Shows the run in the view. Gives what became of it, or undefined where it was left. */
export async function followRun(
  folder: string,
  view: View,
  { stop, leave }: FollowSignals,
): Promise<RunSummary | undefined> {
  let picture = emptyPicture(folder, await readConfiguration(folder));
  const live = await connectWhileAlive(folder);
  const records = recordsInto(folder, view);
  const ended = live ? live.client.closed : Promise.resolve();
  let over = live === undefined;
  void ended.then(() => {
    over = true;
  });
  try {
    const onState = (status: Parameters<typeof withStatus>[1]) => {
      picture = withStatus(picture, status);
    };
    const nothing = () => undefined;
    await live?.client.subscribe({ onState, onRecord: nothing }).then(onState, nothing);
    const askToStop = () => void live?.client.stop().catch(nothing);
    if (stop?.aborted) askToStop();
    stop?.addEventListener('abort', askToStop, { once: true });
    while (!over) {
      picture = await records(picture);
      view.refresh(picture);
      if (leave?.aborted) return undefined;
      await Promise.race([delay(refreshMilliseconds), ended]);
    }
    if (live) await processEnd(live.identity);
    picture = { ...(await records(picture)), state: 'ended' };
    view.refresh(picture);
    return await summarizeRun(folder);
  } catch (error) {
    if (live && (await isRemoved(folder))) {
      // It sees that within a second or two: whoever is told that the run ended can rely on it.
      await processEnd(live.identity);
      throw runErrors.folderRemoved(folder);
    }
    throw error;
  } finally {
    live?.client.dispose();
  }
}

/** Reads what is new in the metrics file into a picture, and tells the view of each record. */
function recordsInto(folder: string, view: View): (picture: RunPicture) => Promise<RunPicture> {
  const tail = new MetricsTail(join(folder, runFiles.metrics));
  return async (before) => {
    let picture = before;
    for (;;) {
      const { records, restarted, more } = await tail.read();
      // A resumed trainer cut the records after its checkpoint: they are told again.
      if (restarted)
        picture = { ...emptyPicture(folder, await readConfiguration(folder)), state: picture.state };
      for (const record of records) {
        picture = withRecord(picture, record);
        view.record(record, picture);
      }
      if (!more) return picture;
    }
  };
}

/** Connects, or gives undefined where no trainer lives; one that is just ending refuses connections for a moment. */
async function connectWhileAlive(folder: string): Promise<Live | undefined> {
  for (let attempt = 1; ; attempt++) {
    const identity = await liveTrainer(folder);
    if (identity === undefined) return undefined;
    try {
      return { identity, client: await connectToTrainer(folder) };
    } catch (error) {
      const ending = error instanceof StudioError && endings.has(error.code);
      if (!ending || attempt === connectAttempts) throw error;
      await delay(refreshMilliseconds);
    }
  }
}

const endings: ReadonlySet<string> = new Set(
  [runErrors.unreachable('', undefined), runErrors.notRunning(''), runErrors.ended('')].map(
    ({ code }) => code,
  ),
);

/** Waits until the trainer's process is gone: until then it holds the run folder. */
async function processEnd(identity: TrainerIdentity): Promise<void> {
  for (let attempt = 0; attempt < 600 && (await processLives(identity)); attempt++) await delay(50);
}
