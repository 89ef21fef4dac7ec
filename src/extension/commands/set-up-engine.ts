/** @file Set Up Engine, or undo that: the command line in a terminal, which stays to be read and can be interrupted. */
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
import { enginesSetUp } from '../../engines/set-up.js';
import { command } from './context.js';

/** What tasks of this extension are told from others by. */
export const taskSource = 'L2T';

/** Of the engine that it is called with, or what the person picks. The words of a process: no shell reads them. */
export const setUpEngine = command(async ({ programs }, engine) => {
  if (showRunning()) return;
  const named = setUpEngineNames.find((name) => name === engine);
  const chosen = named === undefined ? await askWhat() : [named];
  if (chosen === undefined) return;
  const { executable, words, env } = await programs.commandLine('setup', ...chosen);
  const task = new Task(
    { type: 'process' },
    TaskScope.Workspace,
    l10n.t('Set Up Engine'),
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

/** One at a time: of a second one the editor would ask which to end. Shows the one that is at work, if one is. */
function showRunning(): boolean {
  const running = tasks.taskExecutions.find(({ task }) => task.source === taskSource);
  if (running === undefined) return false;
  window.terminals.find(({ name }) => name === running.task.name)?.show();
  return true;
}

/** Where each computes. */
const detailTable: Readonly<Record<SetUpEngineName, () => string>> = {
  tensorflow: () => l10n.t('On an NVIDIA GPU, or on the processor'),
  'onnxruntime-cuda': () => l10n.t('On an NVIDIA GPU'),
};

/** The words of the command line. */
async function askWhat(): Promise<readonly string[] | undefined> {
  const engines = setUpEngineNames.map((name) => ({
    label: engineTable[name].title,
    description: name,
    detail: detailTable[name](),
    words: [name],
  }));
  const removals = enginesSetUp().map((name) => ({
    label: l10n.t('Remove {0}', engineTable[name].title),
    description: name,
    detail: l10n.t('What was set up for it, from the disk of this machine'),
    words: [name, '--undo'],
  }));
  const items = [...engines, ...removals];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Set Up Engine'),
    placeHolder: l10n.t('Which engine? What it takes is told, and asked about, before anything is fetched.'),
    // The doctor's page may open meanwhile.
    ignoreFocusOut: true,
  });
  return chosen?.words;
}
