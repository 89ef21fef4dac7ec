/** @file Makes a new run folder. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { LoadedExperiment } from '../../configuration/load.js';
import { runErrors } from '../../errors/run.js';
import { discardFolder, replaceFile, systemCode, writeError } from './atomic.js';
import { type RunConfiguration, runFiles, runFormat } from './format.js';

/** What the maker of a run knows; the rest of `config.json` is filled in. */
export type NewRun = Omit<RunConfiguration, 'format' | 'id' | 'created'>;

/** What else lies in a run folder from the beginning. */
export interface FurtherFiles {
  /** Of the experiment file. */
  readonly text?: string | undefined;
  /** Puts files into the folder before it is a run. */
  readonly fill?: (folder: string, configuration: RunConfiguration) => Promise<void>;
}

/**
 * Makes a folder for the run in `runsFolder`, named by date, experiment, method and seed, and writes its
 * `config.json`, last. Returns the folder. Throws `run/disk-full`, `run/runs-folder-failed`, `run/write-failed` and what
 * `fill` throws; then nothing is left behind.
 */
export async function createRun(
  runsFolder: string,
  run: NewRun,
  { text, fill }: FurtherFiles = {},
): Promise<string> {
  const created = new Date().toISOString();
  const configuration: RunConfiguration = { format: runFormat, id: randomUUID(), created, ...run };
  const folder = await makeFolder(runsFolder, runName(configuration));
  try {
    if (text !== undefined) await replaceFile(join(folder, runFiles.text), text);
    await fill?.(folder, configuration);
    await replaceFile(join(folder, runFiles.configuration), `${JSON.stringify(configuration, null, 2)}\n`);
  } catch (error) {
    await discardFolder(folder);
    throw error;
  }
  return folder;
}

/**
 * Makes the run folder of an experiment that was loaded from this file, and gives its path. Throws as `createRun` does.
 * A run of a matrix is not the one that the text asks for, and comes without it.
 */
export function createRunOf(
  file: string,
  {
    experiment,
    hash,
    runs,
    text,
  }: Pick<LoadedExperiment, 'experiment' | 'hash' | 'runs'> & { readonly text?: string },
): Promise<string> {
  return createRun(runs, { experimentFile: resolve(file), experimentHash: hash, experiment }, { text });
}

/** The name of the experiment: that of its file, without `.l2t.json`. */
export function experimentName(experimentFile: string): string {
  return basename(experimentFile).replace(/(\.l2t)?\.jsonc?$/u, '');
}

/** `20251124-123005-birds-l2t-ww-seed0`; letters of any script, nothing that a shell or a file system minds. */
function runName({ created, experimentFile, experiment }: RunConfiguration): string {
  const stamp = created.slice(0, 19).replace(/[-:]/gu, '').replace('T', '-');
  const name = [...experimentName(experimentFile).replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')]
    .slice(0, 40)
    .join('');
  const method = experiment.method.replaceAll('+', '-');
  return `${stamp}-${name}-${method}-seed${experiment.seed}`;
}

async function makeFolder(runsFolder: string, name: string): Promise<string> {
  try {
    await mkdir(runsFolder, { recursive: true });
    for (let copy = 1; ; copy++) {
      const folder = join(runsFolder, copy === 1 ? name : `${name}-${copy}`);
      try {
        await mkdir(folder);
        return folder;
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error;
      }
    }
  } catch (error) {
    throw writeError(runsFolder, error, runErrors.runsFolderFailed);
  }
}
