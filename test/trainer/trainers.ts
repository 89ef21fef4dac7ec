/** @file Bundles the fake trainer and starts it on run folders, as a real process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { Experiment } from '../../src/configuration/experiment.js';
import { connectToTrainer, type TrainerClient } from '../../src/run/control/client.js';
import { createRun } from '../../src/run/folder/create.js';
import { startTrainer } from '../../src/trainer/start.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

type Settings = { readonly [name: `L2T_TEST_${string}`]: string };

/** Builds the fake trainer; `name` keeps test files that run side by side apart. */
export async function fakeTrainers(name: string) {
  const cache = new URL('../../node_modules/.cache/l2t-test/', import.meta.url);
  const trainerFile = fileURLToPath(new URL(`${name}.mjs`, cache));
  await build({
    entryPoints: [fileURLToPath(new URL('fake-trainer.ts', import.meta.url))],
    outfile: trainerFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const folder = temporaryFolders();
  const pids = new Set<number>();
  afterAll(() => pids.forEach(killIfThere));

  return {
    trainerFile,
    newFolder: (changes: Partial<Experiment> = {}) => createRun(folder(), newRun(changes)),

    /** Starts a trainer as a plain child. */
    spawn(run: string, settings: Settings = {}): ChildProcess {
      const child = spawn(process.execPath, [trainerFile, run], { env: { ...process.env, ...settings } });
      if (child.pid !== undefined) pids.add(child.pid);
      return child;
    },

    /** Starts a detached trainer, as the product does. */
    async start(run: string, settings: Settings = {}): Promise<number> {
      const { pid } = await startTrainer(run, { trainerFile, env: { ...process.env, ...settings } });
      pids.add(pid);
      return pid;
    },
  };
}

/** The exit code of a child, or the signal that ended it, and what it said. */
export async function ending(child: ChildProcess): Promise<{ code: number | string; said: string }> {
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const [code, signal] = await once(child, 'close');
  return { code: signal ?? code, said };
}

/** Asks until the answer is true. */
export async function until(question: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await question())) await delay(20);
}

/** Runs work with a client of the folder's trainer. */
export async function withClient<T>(run: string, work: (client: TrainerClient) => Promise<T>): Promise<T> {
  const client = await connectToTrainer(run);
  try {
    return await work(client);
  } finally {
    client.dispose();
  }
}

export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
