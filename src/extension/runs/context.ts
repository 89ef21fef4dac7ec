/** @file Keeps the keys of `when` clauses up to date, so that nothing is offered that cannot work. */
import { commands, Disposable } from 'vscode';
import { isAble } from '../../run/overview/abilities.js';
import type { RunSummary } from '../../run/overview/list.js';
import { type ContextKey, contextKeyNames, contextKeys } from '../context-keys.js';
import type { RunSelection, RunStore } from '../services.js';

type KeyValue = boolean | string | undefined;

const valueTable: {
  readonly [K in ContextKey]: (
    runs: readonly RunSummary[],
    selected: RunSummary | undefined,
    store: RunStore,
  ) => KeyValue;
} = {
  hasExperiments: (_runs, _selected, { hasExperiments }) => hasExperiments,
  hasRuns: (runs) => runs.length > 0,
  canPause: (runs) => runs.some((run) => isAble(run, 'pause')),
  canResume: (runs) => runs.some((run) => isAble(run, 'resume')),
  canStop: (runs) => runs.some((run) => isAble(run, 'stop')),
  canContinue: (runs) => runs.some((run) => isAble(run, 'continue')),
  canStartFrom: (runs) => runs.some((run) => isAble(run, 'startFrom')),
  canDelete: (runs) => runs.some((run) => isAble(run, 'delete')),
  canCompare: (runs) => runs.filter((run) => isAble(run, 'compare')).length > 1,
  canExportMetrics: (runs) => runs.some((run) => isAble(run, 'exportMetrics')),
  canExportNetwork: (runs) => runs.some((run) => isAble(run, 'exportNetwork')),
  selectedRunState: (_, selected) => selected?.state,
};

/** Sets the keys now and with each change, each only where its value changed. */
export function followContext(store: RunStore, selection: RunSelection): Disposable {
  const set = new Map<ContextKey, KeyValue>();
  const update = () => {
    const selected = selection.folder === undefined ? undefined : store.find(selection.folder);
    for (const key of contextKeyNames) {
      const value = valueTable[key](store.runs, selected, store);
      if (set.has(key) && set.get(key) === value) continue;
      set.set(key, value);
      void commands.executeCommand('setContext', contextKeys[key], value);
    }
  };
  update();
  void store.ready.then(update);
  return Disposable.from(store.onDidChange(update), selection.onDidChange(update));
}
