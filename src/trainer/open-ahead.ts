/**
 * @file The engine of a run whose engine is chosen automatically, opened before the trainer holds the run folder. Where one
 * does not open, the next may need libraries that the loader did not look for when this process began; then whoever
 * started it starts another trainer, and this one has written nothing.
 */
import type { RealEngineName } from '../catalog/engines.js';
import { lacksEngineLibraries } from '../engines/library-path.js';
import { automaticCandidates, type NotTaken, type OpenedEngine, openFirst } from '../engines/open.js';
import { engineOfRun } from './engine-of-run.js';

/** The engine whose turn it is wants a process that is started with its libraries. */
export interface Elsewhere {
  readonly next: RealEngineName;
  readonly notTaken: readonly NotTaken[];
}

/**
 * Undefined where the session is to open its engine itself: a certain one, or where none opens, which is then a failure
 * of the run.
 * @param before the engines that did not open in trainers before this one.
 */
export async function openAhead(
  runFolder: string,
  before: readonly NotTaken[],
): Promise<OpenedEngine | Elsewhere | undefined> {
  const name = await engineOfRun(runFolder).catch(() => undefined);
  if (name !== 'auto') return undefined;
  const left = automaticCandidates().filter(
    (candidate) => !before.some(({ engine }) => engine === candidate),
  );
  const end = left.findIndex((candidate) => lacksEngineLibraries(process.env, candidate));
  const { opened, notTaken } = await openFirst(end < 0 ? left : left.slice(0, end), before);
  if (opened) return opened;
  const next = left[end];
  return next && { next, notTaken };
}
