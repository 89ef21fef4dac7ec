/** @file Export Metrics (CSV), Export Trained Network. */

import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { commands, l10n, ProgressLocation, type Uri, window } from 'vscode';
import { plainNotice } from '../../errors/plain-text.js';
import { renameOver, writeError } from '../../run/folder/atomic.js';
import { metricsCsv } from '../../run/records/metrics-csv.js';
import { askProgram } from '../trainer/ask-program.js';
import { askWhere } from './ask-where.js';
import { cancellable } from './cancellation.js';
import { type RunContext, runCommand } from './context.js';

export const exportMetrics = runCommand({
  title: () => l10n.t('Export Metrics (CSV)'),
  ability: 'exportMetrics',
  execute: async ({ run }) => {
    const name = basename(run.folder);
    const filters = { [l10n.t('Comma-separated values')]: ['csv'] };
    const target = await askWhere({
      title: l10n.t('Metrics of {0}, as CSV', name),
      name: `${name}.csv`,
      filters,
    });
    if (target === undefined) return;
    const title = l10n.t('Exporting the metrics of {0}', name);
    await withProgress(title, (signal) => writeCsv(run, target.fsPath, signal));
    await tellWhere(target);
  },
});

/** The command line writes it, in a process apart: weights, ONNX and data sets are not the editor's business. */
export const exportNetwork = runCommand({
  title: () => l10n.t('Export Trained Network'),
  ability: 'exportNetwork',
  execute: async ({ run, programs }) => {
    const name = basename(run.folder);
    // The editor's own dialog on a remote machine shows no list of formats.
    const title = l10n.t('Network of {0}: .safetensors, or .onnx for inference', name);
    const filters = {
      [l10n.t('Weights with PyTorch’s names')]: ['safetensors'],
      [l10n.t('ONNX model for inference')]: ['onnx'],
    };
    const target = await askWhere({ title, name: `${name}.safetensors`, filters });
    if (target === undefined) return;
    await withProgress(l10n.t('Exporting the network of {0}', name), async (signal) => {
      const words = ['export', run.folder, '--output', target.fsPath, '--json'];
      await askProgram(await programs.commandLine(...words), signal);
    });
    await tellWhere(target);
  },
});

/** Written aside, so that a cancel leaves nothing behind and an older file as it was. */
async function writeCsv(
  { folder, configuration }: RunContext['run'],
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const aside = `${file}.aside`;
  try {
    // What lies there may be a link to elsewhere.
    await rm(aside, { force: true });
    await pipeline(metricsCsv(folder, configuration), createWriteStream(aside, { flags: 'wx' }), { signal });
    await renameOver(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw signal.aborted ? error : writeError(file, error);
  }
}

async function withProgress(title: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  await window.withProgress(options, (_, token) => cancellable(token, work));
}

async function tellWhere(file: Uri): Promise<void> {
  const open = l10n.t('Open');
  const said = l10n.t('Wrote {0}.', file.fsPath);
  if ((await window.showInformationMessage(plainNotice(said), open)) === open) {
    await commands.executeCommand('vscode.open', file);
  }
}
