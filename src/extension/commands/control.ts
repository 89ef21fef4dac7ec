/** @file Pause, Resume, Stop. */
import { l10n } from 'vscode';
import { runCommand } from './context.js';

export const pause = runCommand({
  title: () => l10n.t('Pause'),
  ability: 'pause',
  execute: ({ supervisor, run }) => supervisor.pause(run.folder),
});

export const resume = runCommand({
  title: () => l10n.t('Resume'),
  ability: 'resume',
  execute: ({ supervisor, run }) => supervisor.resume(run.folder),
});

export const stop = runCommand({
  title: () => l10n.t('Stop'),
  ability: 'stop',
  execute: ({ supervisor, run }) => supervisor.stop(run.folder),
});
