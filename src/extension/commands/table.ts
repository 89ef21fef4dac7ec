/** @file Every command with what makes it; one without is a compile error. */
import type { Disposable } from 'vscode';
import { commands } from 'vscode';
import { tryExample } from '../example/command.js';
import { newExperiment } from '../new-experiment/command.js';
import type { Services } from '../services.js';
import { editNotes, editTags, renameRun } from './annotate.js';
import { type CommandFactory, command } from './context.js';
import { continueForMoreEpochs } from './continue.js';
import { pause, resume, stop } from './control.js';
import { copyRunLink } from './copy-link.js';
import { deleteRun } from './delete-run.js';
import { doctor } from './doctor.js';
import { exportMetrics, exportNetwork } from './export.js';
import { exportFromPyTorch } from './export-from-pytorch.js';
import { findRun } from './find-run.js';
import { revealRunFolder, showLog } from './folder.js';
import { showGlossary } from './glossary.js';
import { Command } from './identifiers.js';
import { compareRuns, openExperiment, openStudio } from './open.js';
import { orderPairsAsInFile, orderPairsByStrength } from './order-pairs.js';
import { restoreConfiguration, startFromWeights } from './restore.js';
import { setUpEngine } from './set-up-engine.js';
import { showResults } from './show-results.js';
import { start } from './start.js';

const table: { readonly [C in Command]: CommandFactory } = {
  [Command.Start]: start,
  [Command.Pause]: pause,
  [Command.Resume]: resume,
  [Command.Stop]: stop,
  [Command.OpenStudio]: openStudio,
  [Command.NewExperiment]: command(newExperiment),
  [Command.TryExample]: command(tryExample),
  [Command.ExportFromPyTorch]: command(exportFromPyTorch),
  [Command.CompareRuns]: compareRuns,
  [Command.ShowResults]: showResults,
  [Command.ExportMetrics]: exportMetrics,
  [Command.ExportNetwork]: exportNetwork,
  [Command.RevealRunFolder]: revealRunFolder,
  [Command.CopyRunLink]: copyRunLink,
  [Command.OpenExperiment]: openExperiment,
  [Command.ShowLog]: showLog,
  [Command.FindRun]: findRun,
  [Command.RenameRun]: renameRun,
  [Command.EditTags]: editTags,
  [Command.EditNotes]: editNotes,
  [Command.ContinueForMoreEpochs]: continueForMoreEpochs,
  [Command.StartFromWeights]: startFromWeights,
  [Command.RestoreConfiguration]: restoreConfiguration,
  [Command.DeleteRun]: deleteRun,
  [Command.OrderPairsByStrength]: orderPairsByStrength,
  [Command.OrderPairsAsInFile]: orderPairsAsInFile,
  [Command.ShowGlossary]: showGlossary,
  [Command.Doctor]: doctor,
  [Command.SetUpEngine]: setUpEngine,
};

export function registerCommands(services: Services): Disposable[] {
  return Object.entries(table).map(([id, factory]) => commands.registerCommand(id, factory(services)));
}
