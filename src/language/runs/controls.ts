/** @file What a lens lets a person do with the newest run of a file. */
import { t } from '@vscode/l10n';
import type { Command } from 'vscode-languageserver/node';
import type { RunState, RunSummary } from '../../run/list.js';

const resumable: ReadonlySet<RunState> = new Set(['created', 'paused', 'interrupted', 'stopped', 'failed']);

/** Only what works in the state that the run is in. */
export function controls({ folder, state, pid, elsewhere }: RunSummary): Command[] {
  // Only its own machine can ask a trainer for anything.
  if (elsewhere !== undefined) return [];
  const isLive = pid !== undefined && state !== 'finished';
  const command = (title: string, name: string): Command => ({ title, command: name, arguments: [folder] });
  return [
    ...(resumable.has(state) ? [command(t('Resume'), 'l2t.resume')] : []),
    // A run that waits for its device cannot be paused: it answers only between iterations.
    ...(isLive && state === 'running' ? [command(t('Pause'), 'l2t.pause')] : []),
    ...(isLive ? [command(t('Stop'), 'l2t.stop')] : []),
  ];
}
