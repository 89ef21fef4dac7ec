/** @file How the states of runs are called for people, in the editor and on the command line. */
import { t } from '@vscode/l10n';
import type { RunState, RunSummary } from './list.js';

const stateTable: { readonly [S in RunState]: () => string } = {
  starting: () => t('starting'),
  created: () => t('not started'),
  waiting: () => t('waiting'),
  running: () => t('running'),
  paused: () => t('paused'),
  interrupted: () => t('interrupted'),
  stopped: () => t('stopped'),
  failed: () => t('failed'),
  finished: () => t('finished'),
};

/** The state in a word or two, in lower case. */
export const stateName = (state: RunState): string => stateTable[state]();

/** Its state; where another machine trains it, with that machine's name. */
export function stateOf({ state, elsewhere }: RunSummary): string {
  return elsewhere === undefined ? stateName(state) : t('{0} on {1}', stateName(state), elsewhere);
}
