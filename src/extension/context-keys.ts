/** @file Every key that `when` clauses of the manifest may ask for, once; `runs/context.ts` keeps them up to date. */

/** Keys that follow from the runs and the experiment files. Those that are not set yet, because the extension has not been woken, count as false. */
const runKeys = {
  /** There is an experiment file that can be read. */
  hasExperiments: 'l2t.hasExperiments',
  /** There is a run in the folders that are looked at. */
  hasRuns: 'l2t.hasRuns',
  /** There is a run that can be paused: one that trains now. */
  canPause: 'l2t.canPause',
  /** There is a run that can be resumed: paused, stopped, failed, interrupted, or never started. */
  canResume: 'l2t.canResume',
  /** There is a run with a live trainer. */
  canStop: 'l2t.canStop',
  /** There is a finished run, which can be given more epochs. */
  canContinue: 'l2t.canContinue',
  /** There is a run with a result, whose weights another one can begin with. */
  canStartFrom: 'l2t.canStartFrom',
  /** There is a run without a live trainer. */
  canDelete: 'l2t.canDelete',
  /** There are two runs or more that have recorded something. */
  canCompare: 'l2t.canCompare',
  /** There is a run that has recorded something. */
  canExportMetrics: 'l2t.canExportMetrics',
  /** There is a run with trained weights. */
  canExportNetwork: 'l2t.canExportNetwork',
  /** The state of the selected run (`RunState`); absent where none is selected. */
  selectedRunState: 'l2t.selectedRunState',
} as const;

export const contextKeys = {
  ...runKeys,
  /** How the view of layer pairs orders them (`PairOrder`); `views/pair-order.ts` sets it. */
  pairOrder: 'l2t.pairOrder',
} as const;

export type ContextKey = keyof typeof runKeys;

export const contextKeyNames = Object.keys(runKeys) as readonly ContextKey[];
