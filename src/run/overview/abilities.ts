/** @file What can be done with a run in the state that it is in: for commands, menus, lenses and `when` clauses. */
import type { RunState, RunSummary } from './list.js';

const resumable: ReadonlySet<RunState> = new Set(['paused', 'stopped', 'failed', 'interrupted', 'created']);

/** Only its own machine can ask a trainer for anything. */
const lives = ({ pid, state }: RunSummary): boolean => pid !== undefined && state !== 'finished';

const abilityTable = {
  // A run that waits for its device cannot be paused: it answers only between iterations.
  pause: (run) => lives(run) && run.state === 'running',
  resume: ({ state, elsewhere }) => resumable.has(state) && elsewhere === undefined,
  stop: lives,
  continue: ({ state, pid, elsewhere }) =>
    state === 'finished' && pid === undefined && elsewhere === undefined,
  startFrom: ({ result }) => result !== undefined,
  delete: ({ state, pid, elsewhere }) => state !== 'starting' && pid === undefined && elsewhere === undefined,
  compare: ({ last }) => last !== undefined,
  exportMetrics: ({ last }) => last !== undefined,
  exportNetwork: ({ progress, result }) => progress?.best !== undefined || result !== undefined,
  showLog: ({ state }) => state !== 'created' && state !== 'starting',
  show: () => true,
} as const satisfies Record<string, (run: RunSummary) => boolean>;

export type RunAbility = keyof typeof abilityTable;

const abilities = Object.keys(abilityTable) as readonly RunAbility[];

/** Whether this can be done with the run in its present state. */
export function isAble(run: RunSummary, ability: RunAbility): boolean {
  return abilityTable[ability](run);
}

/** For `viewItem =~ /\bpause\b/` in the manifest: `run running`, then all that can be done with it. */
export function contextValueOf(run: RunSummary): string {
  return ['run', run.state, ...abilities.filter((ability) => isAble(run, ability))].join(' ');
}
