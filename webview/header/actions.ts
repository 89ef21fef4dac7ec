/** @file The buttons of a run and the names of its states. No DOM. */
import { t } from '@vscode/l10n';
import type { RunState } from '../../src/run/list.js';
import type { PanelCommand, RunView } from '../contract.js';

export interface Action {
  readonly command: PanelCommand;
  readonly title: string;
  /** Not possible where the workspace is not trusted. */
  readonly needsTrust: boolean;
}

const actions: readonly Action[] = [
  { command: 'resume', title: t('Resume'), needsTrust: true },
  { command: 'pause', title: t('Pause'), needsTrust: false },
  { command: 'stop', title: t('Stop'), needsTrust: false },
  { command: 'exportNetwork', title: t('Export Network'), needsTrust: false },
  { command: 'exportMetrics', title: t('Export Metrics'), needsTrust: false },
  { command: 'showLog', title: t('Show Log'), needsTrust: false },
  { command: 'revealRunFolder', title: t('Reveal Folder'), needsTrust: false },
];

export const actionsOf = ({ offered }: RunView): readonly Action[] =>
  actions.filter(({ command }) => offered.includes(command));

export const stateTitles: { readonly [S in RunState]: string } = {
  created: t('Not started'),
  waiting: t('Waiting'),
  running: t('Running'),
  paused: t('Paused'),
  interrupted: t('Interrupted'),
  stopped: t('Stopped'),
  failed: t('Failed'),
  finished: t('Finished'),
};

/** Its state; where another machine trains it, with that machine's name. */
export function stateTitleOf({ state, elsewhere }: RunView): string {
  return elsewhere === undefined ? stateTitles[state] : t('{0} on {1}', stateTitles[state], elsewhere);
}
