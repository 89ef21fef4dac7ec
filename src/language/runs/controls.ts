/** @file What a lens lets a person do with the newest run of a file. */
import { t } from '@vscode/l10n';
import type { Command } from 'vscode-languageserver/node';
import { isAble } from '../../run/overview/abilities.js';
import type { RunSummary } from '../../run/overview/list.js';

const table = [
  { ability: 'resume', title: () => t('Resume'), command: 'l2t.resume' },
  { ability: 'pause', title: () => t('Pause'), command: 'l2t.pause' },
  { ability: 'stop', title: () => t('Stop'), command: 'l2t.stop' },
] as const;

/** Only what works in the state that the run is in. */
export function controls(run: RunSummary): Command[] {
  return table
    .filter(({ ability }) => isAble(run, ability))
    .map(({ title, command }) => ({ title: title(), command, arguments: [run.folder] }));
}
