/** @file New Experiment: a short guided form that writes a commented experiment file. */
import { l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import type { Services } from '../services.js';
import { answersOf, type Draft } from './draft.js';
import { pickFolder } from './folder.js';
import { steps } from './form.js';
import { experimentText } from './text.js';

export async function newExperiment(_services: Services): Promise<void> {
  const folder = await pickFolder(l10n.t('An experiment file is written into a folder. Open one first.'));
  if (folder === undefined) return;
  const draft = await fillIn(folder);
  const answers = draft && answersOf(draft);
  if (draft?.file === undefined || answers === undefined) return;
  const file = Uri.file(draft.file);
  const edit = new WorkspaceEdit();
  const contents = new TextEncoder().encode(experimentText(answers));
  // Where somebody made this file meanwhile, theirs stays.
  edit.createFile(file, { overwrite: false, contents });
  if (!(await workspace.applyEdit(edit))) throw editorErrors.notSaved(file.fsPath);
  await window.showTextDocument(file, { preview: false });
}

/** Asks step by step; undefined where the person left. */
async function fillIn(folder: Uri): Promise<Draft | undefined> {
  /** The draft before each step that was answered. */
  const before: Draft[] = [];
  let draft: Draft = {};
  let index = 0;
  const indices: number[] = [];
  while (index < steps.length) {
    const step = steps[index];
    if (step === undefined || !step.isNeeded(draft)) {
      index += 1;
      continue;
    }
    const place = {
      title: l10n.t('New L2T Experiment'),
      step: before.length + 1,
      totalSteps: before.length + steps.slice(index).filter(({ isNeeded }) => isNeeded(draft)).length,
    };
    const answer = await step.ask(place, draft, folder);
    if (answer === 'cancel') return undefined;
    if (answer === 'back') {
      draft = before.pop() ?? {};
      index = indices.pop() ?? 0;
      continue;
    }
    before.push(draft);
    indices.push(index);
    draft = answer.value;
    index += 1;
  }
  return draft;
}
