/** @file Restore Configuration as File: what a run was made of as an experiment file, where the person says. */
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { l10n, Uri } from 'vscode';
import { experimentName } from '../../run/folder/create.js';
import { showFile } from '../show-file.js';
import { askWhere } from './ask-where.js';
import { runCommand } from './context.js';

export const restoreConfiguration = runCommand({
  title: () => l10n.t('Restore Configuration as File'),
  ability: 'show',
  execute: async ({ run, store }) => {
    const experiment = store.experimentFileOf(run);
    const target = await askWhere({
      title: l10n.t('Configuration of {0}', basename(run.folder)),
      name: `${experimentName(experiment)}-restored.l2t.json`,
      filters: { [l10n.t('L2T experiments')]: ['json'] },
      // Beside its experiment, where relative paths stay as they are.
      folder: existsSync(dirname(experiment)) ? Uri.file(dirname(experiment)) : undefined,
    });
    if (target === undefined) return;
    // The schema and what reads networks are loaded now, not with the extension.
    const { restoredText, writeExperimentFile } = await import('../../run/overview/restore.js');
    const { text } = await restoredText(run.folder, target.fsPath);
    // The dialog has asked before it gave a file that is there.
    await writeExperimentFile(target.fsPath, text, true);
    await showFile(target);
  },
});
