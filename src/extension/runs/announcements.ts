/** @file Tells the person that a run ended, in one window of several, and nothing else: views show the rest. */
import { setTimeout as delay } from 'node:timers/promises';
import { commands, type Disposable, type LogOutputChannel, l10n, Uri, window } from 'vscode';
import { percent } from '../../catalog/number-texts.js';
import { plainNotice } from '../../errors/plain-text.js';
import { runErrors } from '../../errors/run.js';
import { errorOf } from '../../run/folder/failure.js';
import { isRemoved } from '../../run/folder/removed.js';
import { isAble } from '../../run/overview/abilities.js';
import { type RunSummary, summarizeRun } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';
import { Command } from '../commands/identifiers.js';
import { noticeOf } from '../errors/notice.js';
import { reportError, showNotice } from '../errors/report.js';
import type { RunStore } from '../services.js';
import type { Claims } from './claims.js';
import { type Ending, Endings } from './endings.js';

type Tell = (run: RunSummary, options: Pick<AnnouncementOptions, 'store' | 'log'>) => Promise<void>;

const tellTable: { readonly [E in Ending]: Tell } = {
  finished: async (run) => {
    const right = percent(run.result?.testAccuracy ?? 0);
    const open = l10n.t('Open Studio');
    const said = l10n.t('{0} is finished: {1} of the test images are right.', runTitle(run), right);
    if ((await window.showInformationMessage(plainNotice(said), open)) === open)
      await call(Command.OpenStudio, run);
  },
  failed: async (run, { log }) => {
    if (run.failure === undefined) return;
    const notice = noticeOf(errorOf(run.failure), run.folder);
    const text = l10n.t('{0} failed. {1}', runTitle(run), notice.text);
    await showNotice(log, {
      ...notice,
      text,
      action: notice.action ?? { kind: 'show-run-log', run: run.folder },
    });
  },
  interrupted: async (run) => {
    const resume = l10n.t('Resume');
    const showLog = l10n.t('Show Log');
    const said = l10n.t(
      'The trainer of {0} ended without a word. The run can be taken up from its last checkpoint.',
      runTitle(run),
    );
    const chosen = await window.showWarningMessage(plainNotice(said), resume, showLog);
    // Meanwhile it may have been taken up elsewhere: then all is as it was wished.
    if (chosen === resume && isAble(await summarizeRun(run.folder), 'resume'))
      await call(Command.Resume, run);
    if (chosen === showLog) await call(Command.ShowLog, run);
  },
  vanished: async (run, { store }) => {
    const startAnew = l10n.t('Start New Run');
    const { text } = noticeOf(runErrors.folderRemoved(run.folder));
    const said = l10n.t('{0} has ended. {1}', runTitle(run), text);
    if ((await window.showWarningMessage(plainNotice(said), startAnew)) === startAnew)
      await commands.executeCommand(Command.Start, Uri.file(store.experimentFileOf(run)));
  },
};

const call = (command: Command, { folder }: RunSummary) => commands.executeCommand(command, folder);

/** Windows look at a run once a second: a window that nobody looks at leaves the news to the one that somebody does. */
const courtesyMilliseconds = 3000;

export interface AnnouncementOptions {
  readonly store: RunStore;
  readonly log: LogOutputChannel;
  /** Common to all windows. */
  readonly claims: Claims;
}

/** Announces the ends of runs from now on. */
export function announceEndings({ store, log, claims }: AnnouncementOptions): Disposable {
  const endings = new Endings(new Date());
  const tell = async (run: RunSummary, seen: Ending) => {
    if (!window.state.focused) await delay(courtesyMilliseconds);
    const ending = await endingNow(run, seen);
    if (ending === undefined) return;
    if (await claims.take(nameOf(run, ending))) await tellTable[ending](run, { store, log });
  };
  return store.onDidChange(() => {
    for (const [run, ending] of endings.among(store.runs))
      tell(run, ending).catch((error) => reportError(log, error));
  });
}

/** What became of it when all is settled; undefined where it trains on, in a place that is not looked at any more. */
async function endingNow({ folder }: RunSummary, seen: Ending): Promise<Ending | undefined> {
  if (seen === 'finished' || seen === 'failed') return seen;
  // Of a folder that is being deleted the files go one by one: it may look interrupted first.
  if (await isRemoved(folder)) return 'vanished';
  return seen === 'interrupted' ? seen : undefined;
}

const ofOnce: ReadonlySet<Ending> = new Set(['finished', 'vanished']);

/** A run finishes once; it may fail or be interrupted several times, and nothing is recorded after that. */
function nameOf({ folder, changed = 0 }: RunSummary, ending: Ending): string {
  return [folder, ending, ...(ofOnce.has(ending) ? [] : [changed])].join('\n');
}
