/** @file New Experiment: a short guided form that writes a commented experiment file. */
import { l10n, Uri, WorkspaceEdit, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { copyWeights } from '../example/copy-example.js';
import type { Services } from '../services.js';
import { showFile } from '../show-file.js';
import { answersOf, type Draft } from './draft.js';
import { pickFolder } from './folder.js';
import { steps } from './form.js';
import { withImageSizes } from './image-sizes.js';
import { shippedWeightsOf } from './shipped-weights.js';
import { experimentText } from './text.js';

export async function newExperiment({ context }: Services): Promise<void> {
  const folder = await pickFolder(l10n.t('An experiment file is written into a folder. Open one first.'));
  if (folder === undefined) return;
  const draft = await fillIn(folder);
  const answers = draft && answersOf(draft);
  if (draft?.file === undefined || answers === undefined) return;
  const file = Uri.file(draft.file);
  const { source } = answers;
  if (source !== undefined && source.weights === shippedWeightsOf(source.network)) {
    const embedded = Uri.joinPath(context.extensionUri, 'media', 'example').fsPath;
    await copyWeights(embedded, folder.fsPath);
  }
  const edit = new WorkspaceEdit();
  const contents = new TextEncoder().encode(experimentText(await withImageSizes(answers, folder.fsPath)));
  // Where somebody made this file meanwhile, theirs stays.
  edit.createFile(file, { overwrite: false, contents });
  if (!(await workspace.applyEdit(edit))) throw editorErrors.notSaved(file.fsPath);
  await showFile(file, { preview: false });
}

/** Asks step by step; undefined where the person left. Who goes back finds what was answered. */
async function fillIn(folder: Uri): Promise<Draft | undefined> {
  /** Indices of the steps that were answered. */
  const answered: number[] = [];
  let draft: Draft = {};
  let index = 0;
  while (index < steps.length) {
    const step = steps[index];
    if (step === undefined || !step.isNeeded(draft)) {
      index += 1;
      continue;
    }
    const place = {
      title: l10n.t('New L2T Experiment'),
      step: answered.length + 1,
      totalSteps: answered.length + steps.slice(index).filter(({ isNeeded }) => isNeeded(draft)).length,
    };
    const answer = await step.ask(place, draft, folder);
    if (answer === 'cancel') return undefined;
    if (answer === 'back') {
      index = answered.pop() ?? 0;
      continue;
    }
    answered.push(index);
    draft = answer.value;
    index += 1;
  }
  return draft;
}
