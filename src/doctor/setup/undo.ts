/** @file Removes what a set-up put there, and what one that was killed left behind. */
import { rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SetUpEngineName } from '../../catalog/engines.js';
import { setupErrors } from '../../errors/setup.js';
import { systemCode } from '../../run/folder/atomic.js';
import { alone, besides, removeFolder } from './alone.js';
import { setupTable } from './engines.js';

/**
 * True where there was something; that may only be what was left behind.
 * @throws StudioError `setup/in-use`, `setup/not-removed`.
 */
export async function undoSetUp(engine: SetUpEngineName): Promise<boolean> {
  const home = setupTable[engine].home();
  if (!(await isThere(dirname(home)))) return false;
  return alone(engine, home, async () => {
    const { fresh, removed } = besides(engine, home);
    let found = false;
    for (const left of [removed, fresh]) {
      found ||= await isThere(left);
      await removeFolder(left);
    }
    // The engine is gone at once, however long it takes to delete.
    if (!(await movedAway(home, removed))) return found;
    await removeFolder(removed);
    return true;
  });
}

async function movedAway(home: string, to: string): Promise<boolean> {
  try {
    await rename(home, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw setupErrors.notRemoved(home, error);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
