/** @file Set Up TensorFlow: the command line's set-up in a terminal, which stays to be read and can be interrupted. */
import { l10n, ProcessExecution, Task, TaskPanelKind, TaskRevealKind, TaskScope, tasks } from 'vscode';
import { command } from './context.js';

/** A process with its words as they are: no shell reads them. */
export const setUpTensorFlow = command(async ({ programs }) => {
  const { executable, words, env } = await programs.commandLine('setup', 'tensorflow');
  const task = new Task(
    { type: 'process' },
    TaskScope.Workspace,
    l10n.t('Set Up TensorFlow'),
    'L2T',
    new ProcessExecution(executable, [...words], { env: { ...env } }),
  );
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated, focus: true };
  await tasks.executeTask(task);
});
