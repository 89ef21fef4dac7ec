/** @file What tells whether the files of a run folder changed, without reading them. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runFiles } from '../folder/format.js';

/** The files that a summary of a run is made of. */
const summarized = [
  runFiles.configuration,
  runFiles.metrics,
  runFiles.result,
  runFiles.trainer,
  runFiles.about,
] as const;

/** Differs from an earlier stamp where one of the files that a run's summary is made of has changed. */
export async function stampOfRun(folder: string): Promise<string> {
  const stamps = await Promise.all(summarized.map((name) => stampOfFile(join(folder, name))));
  return stamps.join(' ');
}

/** Time, size and identity of a file; '-' where there is none. Files that are replaced get a new identity. */
export async function stampOfFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? '-' : `${found.mtimeMs}:${found.size}:${found.ino}`;
}
