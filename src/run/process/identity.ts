/** @file `trainer.json`: which process trains this run, and when to believe it. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type FieldTypes, hasFields } from '../folder/fields.js';
import { runFiles } from '../folder/format.js';
import { readJson } from '../folder/read.js';
import { programVersion, protocolVersion } from '../folder/version.js';
import { hasHeartbeat } from './heartbeat.js';
import { hostName } from './host-name.js';
import { socketPath } from './private-folder.js';
import { processFacts } from './process-facts.js';

export interface TrainerIdentity {
  /** The machine's name, and the container's number. */
  readonly host: string;
  readonly boot: string;
  readonly pid: number;
  /** When the process began, as the platform tells it: the same number is given to other processes later. */
  readonly started: string;
  /** The run folder as it is called where all links are followed. */
  readonly folder: string;
  /** For a person; a client computes it anew from the folder. */
  readonly socket: string;
  readonly protocolVersion: number;
  readonly programVersion: string;
}

const fields: FieldTypes<TrainerIdentity> = {
  host: 'string',
  boot: 'string',
  pid: 'number',
  started: 'string',
  folder: 'string',
  protocolVersion: 'number',
};

/** Whether what a file holds can be a trainer's identity: a number below 1 would name a group of processes. */
export function isIdentity(value: unknown): value is TrainerIdentity {
  return hasFields<TrainerIdentity>(value, fields) && Number.isSafeInteger(value.pid) && value.pid > 0;
}

/** This process as the trainer of a run folder. */
export async function ownIdentity(runFolder: string): Promise<TrainerIdentity> {
  return {
    host: hostName(),
    boot: await processFacts.boot(),
    pid: process.pid,
    started: (await processFacts.started(process.pid)) ?? '',
    folder: await realpath(runFolder),
    socket: await socketPath(runFolder),
    protocolVersion,
    programVersion,
  };
}

/** Whether it is a process of another machine or container, which shares the disk or which this folder was copied from. */
export function isElsewhere({ host }: TrainerIdentity): boolean {
  return host !== hostName();
}

/** Whether the very process that this identity names lives on this machine, or may do so for all that is known. */
export async function processLives(identity: TrainerIdentity): Promise<boolean> {
  if (isElsewhere(identity) || identity.boot !== (await processFacts.boot())) return false;
  const started = await processFacts.started(identity.pid);
  if (started === undefined) return false;
  return started === identity.started || started === '' || identity.started === '';
}

/** Whether the holder of a lock lives: here its process tells, elsewhere only what it does to the file. */
export async function holds(identity: TrainerIdentity, lockFile: string): Promise<boolean> {
  return isElsewhere(identity) ? hasHeartbeat(lockFile) : processLives(identity);
}

/** Whether it lives and trains this very folder, not the one that this was copied from. */
export async function isAlive(identity: TrainerIdentity, runFolder: string): Promise<boolean> {
  // Another machine may call the folder by another path.
  if (isElsewhere(identity)) return hasHeartbeat(join(runFolder, runFiles.lock));
  return identity.folder === (await realpath(runFolder)) && (await processLives(identity));
}

/** The live trainer of a run folder, here or elsewhere, or undefined. */
export async function liveTrainer(runFolder: string): Promise<TrainerIdentity | undefined> {
  const identity = await readJson(join(runFolder, runFiles.trainer));
  return isIdentity(identity) && (await isAlive(identity, runFolder)) ? identity : undefined;
}
