/** @file Delete Run: one run or all that are marked, after one question; runs that are being trained stay. */
import { CancellationError, l10n, Uri, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { isAble } from '../../run/overview/abilities.js';
import { type RunSummary, summarizeRun } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';
import { liveTrainer } from '../../run/process/identity.js';
import type { Services } from '../services.js';
import { foldersIn } from './arguments.js';
import { command } from './context.js';
import { deletionOf, type Question, questionAbout, questionForGood } from './deletion.js';
import { pickRuns } from './pick-run.js';
import { isOnThisMachine } from './this-machine.js';

export const deleteRun = command(async (services, argument, selected) => {
  await services.store.ready;
  const named = foldersIn(argument, selected);
  const folders = named.length > 0 ? named : await chosenToDelete(services);
  const deletion = deletionOf(await Promise.all(folders.map((folder) => summarizeRun(folder))));
  const [first] = deletion.runs;
  if (first === undefined) {
    if (deletion.live.length > 0) throw editorErrors.liveRuns(deletion.live.map(runTitle));
    return;
  }
  const hasTrash = isOnThisMachine();
  await confirm(questionAbout(deletion, hasTrash));
  try {
    await deleteAll(deletion.runs, hasTrash);
  } finally {
    await services.store.refresh();
  }
});

/** What is marked in the view; where nothing is, the only run without a trainer, or those that the person picks. */
async function chosenToDelete({ store, selection }: Services): Promise<readonly string[]> {
  if (selection.marked.length > 0) return selection.marked;
  const able = store.runs.filter((run) => isAble(run, 'delete'));
  if (able.length === 0) throw editorErrors.noSuitableRun(l10n.t('Delete Run'));
  const chosen = able.length === 1 ? able : await pickRuns(able, l10n.t('Delete Run'), () => false);
  return (chosen ?? []).map(({ folder }) => folder);
}

async function deleteAll(runs: readonly RunSummary[], useTrash: boolean): Promise<void> {
  for (const [index, run] of runs.entries()) {
    const { folder } = run;
    // It may have been resumed, from here or elsewhere, while the question stood.
    if ((await liveTrainer(folder)) !== undefined) throw editorErrors.liveRuns([runTitle(run)]);
    try {
      await workspace.fs.delete(Uri.file(folder), { recursive: true, useTrash });
    } catch (cause) {
      if (!useTrash) throw editorErrors.notDeleted(folder, cause);
      // Some file systems have no trash: the rest is asked about once.
      const rest = runs.slice(index);
      await confirm(questionForGood(rest));
      return deleteAll(rest, false);
    }
  }
}

/** Throws a CancellationError unless the person agrees. */
async function confirm({ text, detail, yes }: Question): Promise<void> {
  if ((await window.showWarningMessage(text, { modal: true, detail }, yes)) !== yes) {
    throw new CancellationError();
  }
}
