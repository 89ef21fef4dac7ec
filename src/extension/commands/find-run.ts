/** @file Find Run: all runs to pick from by name, tags, notes, method, data or folder; the one that is picked is shown. */
import { l10n } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { command } from './context.js';
import { pickFoundRun } from './pick-run.js';

export const findRun = command(async ({ store, selection, studio }) => {
  await store.ready;
  if (store.runs.length === 0) throw editorErrors.noSuitableRun(l10n.t('Find Run'));
  const run = await pickFoundRun(store.runs);
  if (run === undefined) return;
  selection.select(run.folder);
  await studio.openRun(run.folder);
});
