/** @file Watches that the run folder stays: where it goes, all that is computed is lost, and a paused run would never end. */
import { isRemoved } from '../run/folder/removed.js';

const intervalMilliseconds = 1000;

/** Calls `removed` once the folder is gone; the returned function ends the watch. Does not hold the process. */
export function watchForRemoval(folder: string, removed: () => void): () => void {
  const look = async () => {
    if (!(await isRemoved(folder))) return;
    clearInterval(timer);
    removed();
  };
  const timer = setInterval(() => void look(), intervalMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
