/** @file The states of runs as people read them. No DOM. */
import { t } from '@vscode/l10n';
import type { RunState } from '../../src/run/overview/list.js';

export const stateTitles: { readonly [S in RunState]: string } = {
  starting: t('Starting'),
  created: t('Not started'),
  waiting: t('Waiting'),
  running: t('Running'),
  paused: t('Paused'),
  interrupted: t('Interrupted'),
  stopped: t('Stopped'),
  failed: t('Failed'),
  finished: t('Finished'),
};
