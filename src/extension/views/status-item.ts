/** @file The item of the status bar: what runs. A click shows it and never stops anything. */
import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import { percentDone } from '../../catalog/number-texts.js';
import type { RunSummary } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';
import { Command } from '../commands/identifiers.js';
import type { RunStore } from '../services.js';
import { accuracyText, fractionDone, runLine } from './progress.js';

/** Absent while nothing runs. */
export function registerStatusItem(store: RunStore): Disposable {
  const item = window.createStatusBarItem('l2t.status', StatusBarAlignment.Left, 10);
  item.name = l10n.t('L2T Studio: what runs');
  const show = () => {
    const live = store.runs.filter(({ pid, state }) => pid !== undefined && state !== 'finished');
    const [first] = live;
    if (first === undefined) return item.hide();
    item.text = live.length === 1 ? textOf(first) : `$(sync~spin) ${l10n.t('L2T {0} runs', live.length)}`;
    item.tooltip = live.map((run) => `${runTitle(run)}: ${runLine(run)}`).join('\n');
    item.command =
      live.length === 1
        ? { command: Command.OpenStudio, title: l10n.t('Open Studio'), arguments: [first.folder] }
        : { command: 'l2t.runs.focus', title: l10n.t('Show Runs') };
    return item.show();
  };
  show();
  return Disposable.from(item, store.onDidChange(show));
}

const icons = { running: 'sync~spin', paused: 'debug-pause', waiting: 'clock' } as const;

function textOf(run: RunSummary): string {
  const icon = run.state === 'paused' || run.state === 'waiting' ? icons[run.state] : icons.running;
  const done = fractionDone(run);
  const facts = [...(done === undefined ? [] : [percentDone(done)]), ...accuracyText(run)];
  return `$(${icon}) L2T ${facts.join(' · ')}`.trim();
}
