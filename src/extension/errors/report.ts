/** @file The one place where something that went wrong becomes a notification. */
import {
  CancellationError,
  commands,
  type LogOutputChannel,
  l10n,
  Position,
  Range,
  Uri,
  window,
} from 'vscode';
import { plainNotice } from '../../errors/plain-text.js';
import { Command } from '../commands/identifiers.js';
import { showFile } from '../show-file.js';
import { type Notice, type NoticeAction, noticeOf } from './notice.js';
import { hideOnceMended } from './until-mended.js';

type Log = Pick<LogOutputChannel, 'error' | 'show'>;

/**
 * Shows what went wrong as a sentence and a remedy, with a click that helps; a cancel is nobody's error. Defects go
 * to the log with their stack, and so does what goes wrong in telling of them: who reports an error has nobody left to
 * tell. Settles when the person has answered, and never rejects.
 * @param run the folder of the run that it is about, if it is about one.
 */
export async function reportError(log: Log, error: unknown, run?: string): Promise<void> {
  if (error instanceof CancellationError) return;
  try {
    const notice = noticeOf(error, run);
    logError(log, error, notice.defect);
    await showNotice(log, notice);
  } catch (second) {
    logError(log, second, true);
  }
}

/** Shows a notice as an error; settles when the person has answered. */
export async function showNotice(log: Log, { text, action }: Notice): Promise<void> {
  // Of a notification without a button the editor shows one line, and what to do stands in the second.
  const buttons = buttonsOf(action ?? { kind: 'show-log' }, log);
  const mended = action?.kind === 'open-problem' ? hideOnceMended(action.file) : undefined;
  const chosen = await window.showErrorMessage(plainNotice(text), ...buttons.map(({ title }) => title));
  mended?.dispose();
  await buttons.find(({ title }) => title === chosen)?.run();
}

interface Button {
  readonly title: string;
  readonly run: () => unknown;
}

function buttonsOf(action: NoticeAction, log: Log): readonly Button[] {
  switch (action.kind) {
    case 'open-problem':
      return [
        { title: l10n.t('Show Problem'), run: () => showPlace(action.file, action.line, action.column) },
      ];
    case 'show-run-log':
      return [{ title: l10n.t('Show Log'), run: () => commands.executeCommand(Command.ShowLog, action.run) }];
    case 'set-up-engine':
      return [{ title: l10n.t('Set Up Engine'), run: () => commands.executeCommand(Command.SetUpEngine) }];
    case 'doctor':
      return [{ title: l10n.t('Run Doctor'), run: () => commands.executeCommand(Command.Doctor) }];
    case 'manage-trust':
      return [
        {
          title: l10n.t('Manage Workspace Trust'),
          run: () => commands.executeCommand('workbench.trust.manage'),
        },
      ];
    case 'make-experiment':
      return [
        { title: l10n.t('New Experiment'), run: () => commands.executeCommand(Command.NewExperiment) },
        { title: l10n.t('Try the Example'), run: () => commands.executeCommand(Command.TryExample) },
      ];
    case 'show-log':
      return [{ title: l10n.t('Show Log'), run: () => log.show() }];
  }
}

/** @param line from 1, as is the column. */
async function showPlace(file: string, line: number, column: number): Promise<void> {
  const start = new Position(line - 1, column - 1);
  await showFile(Uri.file(file), { selection: new Range(start, start) });
}

function logError(log: Log, error: unknown, defect: boolean): void {
  for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
    const expected = cause === error && !defect;
    log.error(cause instanceof Error && !expected ? (cause.stack ?? cause.message) : String(cause));
  }
}
