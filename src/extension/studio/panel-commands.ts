/** @file Commands of the extension that the panel offers. */
import { commands, Uri, window } from 'vscode';
import type { PanelCommand } from '../../../webview/contract.js';
import { Command } from '../commands/identifiers.js';

const table: { readonly [C in PanelCommand]: string } = {
  start: Command.Start,
  pause: Command.Pause,
  resume: Command.Resume,
  stop: Command.Stop,
  openExperiment: Command.OpenExperiment,
  showProblems: 'workbench.actions.view.problems',
  revealRunFolder: Command.RevealRunFolder,
  showLog: Command.ShowLog,
  exportMetrics: Command.ExportMetrics,
  exportNetwork: Command.ExportNetwork,
  compareRuns: Command.CompareRuns,
};

/** On the run; where none is named, on the experiment file. */
export async function runPanelCommand(
  command: PanelCommand,
  folder: string | undefined,
  experimentFile: string,
): Promise<unknown> {
  const file = Uri.file(experimentFile);
  if (command === 'openExperiment' && folder === undefined) return window.showTextDocument(file);
  return commands.executeCommand(table[command], folder ?? file);
}
