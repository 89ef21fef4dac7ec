/** @file The buttons of a run and the names of its states. No DOM. */
import { t } from '@vscode/l10n';
import type { IdleCard } from '../../src/catalog/idle-card.js';
import type { PanelCommand, RunView } from '../contract.js';
import type { IconName } from '../shell/icons.js';
import { stateTitles } from './state-titles.js';

export interface Action {
  readonly command: PanelCommand;
  readonly title: string;
  /** Not possible where the workspace is not trusted. */
  readonly needsTrust: boolean;
  /** Stands for the title where there is little room; absent for what changes the run. */
  readonly icon?: IconName;
}

const actions: readonly Action[] = [
  { command: 'setUpEngine', title: t('Set Up Engine'), needsTrust: false },
  { command: 'doctor', title: t('Run Doctor'), needsTrust: false },
  { command: 'resume', title: t('Resume'), needsTrust: true },
  { command: 'pause', title: t('Pause'), needsTrust: false },
  { command: 'stop', title: t('Stop'), needsTrust: false },
  { command: 'exportNetwork', title: t('Export Network'), needsTrust: false, icon: 'saveAs' },
  { command: 'exportMetrics', title: t('Export Metrics'), needsTrust: false, icon: 'table' },
  { command: 'showLog', title: t('Show Log'), needsTrust: false, icon: 'log' },
  { command: 'revealRunFolder', title: t('Reveal Folder'), needsTrust: false, icon: 'folder' },
];

/** What can be done with the run; what helps it after a failure stands by the failure instead. */
export const actionsOf = ({ offered, failure }: RunView): readonly Action[] =>
  actions.filter(({ command }) => offered.includes(command) && !failure?.help.includes(command));

/** What helps after the failure of a run. */
export const helpOf = ({ failure }: RunView): readonly Action[] =>
  actions.filter(({ command }) => failure?.help.includes(command));

/** What puts a GPU to use that the run leaves idle. */
export const usesOf = ({ setUp }: IdleCard): readonly Action[] =>
  actions.filter(({ command }) => command === (setUp === undefined ? 'doctor' : 'setUpEngine'));

/** Its state; where another machine trains it, with that machine's name. */
export function stateTitleOf({ state, elsewhere }: RunView): string {
  return elsewhere === undefined ? stateTitles[state] : t('{0} on {1}', stateTitles[state], elsewhere);
}
