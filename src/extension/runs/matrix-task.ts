/** @file The runs of a matrix, trained one after the other by the command line in a terminal that stays. */
import { basename, dirname } from 'node:path';
import {
  l10n,
  ProcessExecution,
  Task,
  TaskPanelKind,
  TaskRevealKind,
  TaskScope,
  tasks,
  type Uri,
  workspace,
} from 'vscode';
import { readText } from '../../configuration/read.js';
import type { ProgramCall } from '../services.js';

/** Whether the saved text of an experiment file asks for more than one run. */
export async function hasMatrix(experimentFile: Uri): Promise<boolean> {
  const text = new TextDecoder().decode(await workspace.fs.readFile(experimentFile));
  return readText(text, experimentFile.fsPath).matrix !== undefined;
}

/** Starts the task; no shell reads what stands in the file. */
export async function startMatrixTask(
  experimentFile: Uri,
  { executable, words, env }: ProgramCall,
): Promise<void> {
  const file = experimentFile.fsPath;
  const task = new Task(
    { type: 'process' },
    workspace.getWorkspaceFolder(experimentFile) ?? TaskScope.Workspace,
    l10n.t('Matrix of {0}', basename(file)),
    'L2T Studio',
    new ProcessExecution(executable, [...words], { env: { ...env }, cwd: dirname(file) }),
    [],
  );
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated };
  await tasks.executeTask(task);
}
