/**
 * @file Collects JavaScript's garbage at the one moment where much of it meets much else: after a graph has been written
 * and the state copied into its variables, before the first call takes its memory. V8 does not see the memory of
 * libtensorflow, and would keep the graph's messages and the copy of the state through the largest call.
 */
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/** Takes about a tenth of a second. */
export async function collectGarbage(): Promise<void> {
  collect ??= collector();
  collect();
  // What the addon has let go of is freed in turns of the event loop, and by the next collection.
  await setImmediate();
  collect();
}

/** The function that V8 offers under a flag: where it does not, nothing happens. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  return typeof gc === 'function' ? () => gc() : () => {};
}
