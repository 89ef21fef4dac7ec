/** @file Trainers outlive the editor, as they should; a test ends those that it left. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The run folders inside a folder. */
export function runFoldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'config.json')
    .map((path) => join(folder, path, '..'));
}

/** The process that trains in a run folder; undefined where none does. */
export function trainerOf(runFolder: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(join(runFolder, 'trainer.json'), 'utf8'));
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(basename(runFolder)) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Ends every trainer of a run inside `folder` at once. */
export function killTrainersIn(folder: string): void {
  for (const run of runFoldersIn(folder)) {
    const pid = trainerOf(run);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}
