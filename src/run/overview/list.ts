/** @file What there is to say about each run of some folders, from a few small reads a run. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runErrors } from '../../errors/run.js';
import { StudioError } from '../../errors/studio-error.js';
import { readAbout } from '../folder/about.js';
import type { About } from '../folder/about-form.js';
import { systemCode } from '../folder/atomic.js';
import { type RunProgress, readProgress } from '../folder/checkpoint.js';
import { type Failure, failureOf } from '../folder/failure.js';
import { type RunConfiguration, type RunResult, runFiles } from '../folder/format.js';
import { lookAtResult, readConfiguration } from '../folder/read.js';
import { isElsewhere, liveTrainer } from '../process/identity.js';
import { linesBackward } from '../records/lines-backward.js';
import type { EventRecord, IterationRecord, RunEvent } from '../records/metrics.js';
import { parseRecord } from '../records/metrics-reader.js';

/** `starting`: made a moment ago, by who starts it. `created`: never started. `interrupted`: its trainer died without a word. */
export type RunState =
  | 'starting'
  | 'created'
  | 'waiting'
  | 'running'
  | 'paused'
  | 'interrupted'
  | 'stopped'
  | 'failed'
  | 'finished';

export interface RunSummary {
  readonly folder: string;
  readonly configuration: RunConfiguration;
  /** What people say of it; absent where nobody did. */
  readonly about?: About;
  /** Why what was said of it cannot be read, and what to do. */
  readonly aboutDamage?: string;
  readonly state: RunState;
  /** The newest iteration on record; absent before the first. */
  readonly last?: IterationRecord;
  /** As of the last checkpoint; absent before the first. */
  readonly progress?: RunProgress;
  readonly result?: RunResult;
  /** Why it failed. */
  readonly failure?: Failure;
  /** The process of this machine that trains it now. */
  readonly pid?: number;
  /** The other machine on which it is trained now. */
  readonly elsewhere?: string;
  /** When something was last recorded, in milliseconds since 1970; absent before anything was. */
  readonly changed?: number;
}

const stateWhileAlive: { readonly [E in RunEvent]?: RunState } = { waiting: 'waiting', paused: 'paused' };
const stateAfterwards: { readonly [E in RunEvent]?: RunState } = { stopped: 'stopped', failed: 'failed' };
const parallelReads = 16;
const notListable = new Set(['ENOTDIR', 'EACCES', 'EPERM']);

/** All runs of these folders, newest first; folders without a readable `config.json` are no runs and are left out. */
export async function listRuns(runsFolders: readonly string[]): Promise<RunSummary[]> {
  const folders = (await Promise.all(runsFolders.map(foldersIn))).flat();
  const runs: RunSummary[] = [];
  const queue = folders.values();
  const reader = async () => {
    for (const folder of queue) {
      const run = await summarizeRun(folder).catch(() => undefined);
      if (run !== undefined) runs.push(run);
    }
  };
  await Promise.all(Array.from({ length: parallelReads }, reader));
  return runs.sort(newestFirst);
}

/** Compares runs by when they were made, newest first. */
export function newestFirst(left: RunSummary, right: RunSummary): number {
  return (
    byCodePoint(right.configuration.created, left.configuration.created) ||
    byCodePoint(left.folder, right.folder)
  );
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** What may be run folders in a folder for runs; none where it is not there. Throws `run/no-runs-folder`. */
export async function foldersIn(runsFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(runsFolder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isFile()).map((entry) => join(runsFolder, entry.name));
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'ENOENT') return [];
    throw notListable.has(code) ? runErrors.noRunsFolder(runsFolder, error) : error;
  }
}

/** One run. Throws `run/not-a-run` or `run/newer-format`. */
export async function summarizeRun(folder: string): Promise<RunSummary> {
  const configuration = await readConfiguration(folder);
  const metricsFile = join(folder, runFiles.metrics);
  const [outcome, trainer, progress, end, file, { about, damage }] = await Promise.all([
    lookAtResult(folder),
    liveTrainer(folder),
    readProgress(join(folder, runFiles.checkpoint)).catch(() => undefined),
    readEnd(metricsFile),
    stat(metricsFile).catch(() => undefined),
    readAbout(folder),
  ]);
  const alive = trainer !== undefined;
  const state = stateOf(end, alive);
  const damaged = outcome instanceof StudioError && !alive ? failureOf(outcome) : undefined;
  const result = outcome instanceof StudioError ? undefined : outcome;
  const failure = alive || result !== undefined ? undefined : (damaged ?? end.event?.failure);
  return {
    folder,
    configuration,
    ...(saysAnything(about) && { about }),
    ...(damage && { aboutDamage: `${damage.message} ${damage.remedy}` }),
    state: damaged
      ? 'failed'
      : result !== undefined
        ? 'finished'
        : state === 'created' && isNew(configuration)
          ? 'starting'
          : state,
    ...(end.last && { last: end.last }),
    ...(progress && { progress }),
    ...(result && { result }),
    ...(failure && { failure }),
    ...(trainer && (isElsewhere(trainer) ? { elsewhere: trainer.host } : { pid: trainer.pid })),
    ...(file && { changed: file.mtimeMs }),
  };
}

/** As long as trainers take to open their engine. */
const startMilliseconds = 20_000;

function isNew({ created }: RunConfiguration): boolean {
  const age = Date.now() - Date.parse(created);
  // A run of a clock that is ahead is none that was made just now.
  return age >= 0 && age < startMilliseconds;
}
const saysAnything = ({ name, tags, notes }: About): boolean =>
  name !== undefined || tags.length > 0 || notes !== undefined;

interface MetricsEnd {
  readonly last?: IterationRecord;
  /** The newest event after the last iteration, checkpoints left out. */
  readonly event?: EventRecord;
}

function stateOf({ last, event }: MetricsEnd, alive: boolean): RunState {
  if (alive) return (event && stateWhileAlive[event.name]) ?? 'running';
  if (last === undefined && event === undefined) return 'created';
  return (event && stateAfterwards[event.name]) ?? 'interrupted';
}

/** The end of a run's metrics is a record or two; whoever has more has none that counts. */
const mostOfEnd = 64 * 1024 * 1024;

async function readEnd(metricsFile: string): Promise<MetricsEnd> {
  let event: EventRecord | undefined;
  for await (const { bytes } of linesBackward(metricsFile, mostOfEnd)) {
    const record = parseRecord(bytes);
    if (record?.kind === 'event' && record.name !== 'checkpoint') event ??= record;
    if (record?.kind === 'iteration') return { last: record, ...(event && { event }) };
  }
  return { ...(event && { event }) };
}
