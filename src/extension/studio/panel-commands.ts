/** @file Commands of the extension that the panel offers. */
import { commands, Uri } from 'vscode';
import type { PanelCommand } from '../../../webview/contract.js';
import { Command } from '../commands/identifiers.js';

const table: { readonly [C in PanelCommand]: string } = {
  start: Command.Start,
  pause: Command.Pause,
  resume: Command.Resume,
  stop: Command.Stop,
  revealRunFolder: Command.RevealRunFolder,
  showLog: Command.ShowLog,
  exportMetrics: Command.ExportMetrics,
  exportNetwork: Command.ExportNetwork,
  setUpEngine: Command.SetUpEngine,
  doctor: Command.Doctor,
  showGlossary: Command.ShowGlossary,
};

/** On the run; where none is named, on the experiment file. */
export async function runPanelCommand(
  command: PanelCommand,
  folder: string | undefined,
  experimentFile: string,
): Promise<unknown> {
  return commands.executeCommand(table[command], folder ?? Uri.file(experimentFile));
}
