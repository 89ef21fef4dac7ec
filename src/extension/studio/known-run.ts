/** @file Runs that a page, a link or another extension names: only those that are known here are opened. */
import { editorErrors } from '../../errors/editor.js';
import type { RunSummary } from '../../run/overview/list.js';
import type { RunStore } from '../services.js';

/** @throws StudioError `editor/unknown-run`. */
export async function knownRun(
  store: Pick<RunStore, 'ready' | 'find' | 'refresh'>,
  folder: string,
): Promise<RunSummary> {
  await store.ready;
  // One that has just been made may not have been seen yet.
  if (store.find(folder) === undefined) await store.refresh();
  const run = store.find(folder);
  if (run === undefined) throw editorErrors.unknownRun(folder);
  return run;
}
