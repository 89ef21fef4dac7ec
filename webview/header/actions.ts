/** @file Which buttons a run offers in the state that it is in. No DOM. */
import { t } from '@vscode/l10n';
import type { RunState } from '../../src/run/list.js';
import type { PanelCommand } from '../contract.js';

export interface Action {
  readonly command: PanelCommand;
  readonly title: string;
  /** Not possible where the workspace is not trusted. */
  readonly needsTrust: boolean;
}

const table = {
  pause: { command: 'pause', title: t('Pause'), needsTrust: false },
  stop: { command: 'stop', title: t('Stop'), needsTrust: false },
  resume: { command: 'resume', title: t('Resume'), needsTrust: true },
  exportNetwork: { command: 'exportNetwork', title: t('Export Network'), needsTrust: false },
  exportMetrics: { command: 'exportMetrics', title: t('Export Metrics'), needsTrust: false },
  showLog: { command: 'showLog', title: t('Show Log'), needsTrust: false },
  revealRunFolder: { command: 'revealRunFolder', title: t('Reveal Folder'), needsTrust: false },
} as const satisfies Record<string, Action>;

const always = [table.exportMetrics, table.showLog, table.revealRunFolder];

const byState: { readonly [S in RunState]: readonly Action[] } = {
  created: [table.resume],
  waiting: [table.stop],
  running: [table.pause, table.stop],
  paused: [table.resume, table.stop],
  interrupted: [table.resume],
  stopped: [table.resume],
  failed: [table.resume],
  finished: [table.exportNetwork],
};

export const actionsOf = (state: RunState): readonly Action[] => [...byState[state], ...always];

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
