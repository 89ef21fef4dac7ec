/** @file Set Up GPU Engine: the command line's set-up in a terminal, which stays to be read and can be interrupted. */
import {
  l10n,
  ProcessExecution,
  Task,
  TaskPanelKind,
  TaskRevealKind,
  TaskScope,
  tasks,
  window,
} from 'vscode';
import { engineTable, type SetUpEngineName, setUpEngineNames } from '../../catalog/engines.js';
import { command } from './context.js';

/** What tasks of this extension are told from others by. */
export const taskSource = 'L2T';

/** A process with its words as they are: no shell reads them. */
export const setUpEngine = command(async ({ programs }) => {
  const engine = await askWhich();
  if (engine === undefined) return;
  const { executable, words, env } = await programs.commandLine('setup', engine);
  const task = new Task(
    { type: 'process' },
    TaskScope.Workspace,
    l10n.t('Set Up GPU Engine'),
    taskSource,
    new ProcessExecution(executable, [...words], { env: { ...env } }),
  );
  task.presentationOptions = {
    reveal: TaskRevealKind.Always,
    panel: TaskPanelKind.Dedicated,
    focus: true,
    // Paths of Node and of the program would come before what is asked.
    echo: false,
  };
  await tasks.executeTask(task);
});

/** Where each computes. */
const detailTable: Readonly<Record<SetUpEngineName, () => string>> = {
  tensorflow: () => l10n.t('On an NVIDIA GPU, or on the processor'),
  'onnxruntime-cuda': () => l10n.t('On an NVIDIA GPU'),
};

async function askWhich(): Promise<SetUpEngineName | undefined> {
  const items = setUpEngineNames.map((name) => ({
    label: engineTable[name].title,
    description: name,
    detail: detailTable[name](),
    name,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Set Up GPU Engine'),
    // The doctor's page may open meanwhile.
    ignoreFocusOut: true,
  });
  return chosen?.name;
}
