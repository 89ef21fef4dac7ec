/**
 * @file Restore Configuration as File, Start from This Run's Weights: what a run was made of as an experiment file, where the
 * person says, as it was or with a target that begins with the run's weights.
 */
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { l10n, Uri } from 'vscode';
import { experimentName } from '../../run/folder/create.js';
import { showFile } from '../show-file.js';
import { askWhere } from './ask-where.js';
import { type RunContext, runCommand } from './context.js';

interface Offered {
  readonly title: string;
  /** Behind the name of the experiment. */
  readonly suffix: string;
}

/** Undefined where the person chooses no place. */
function askFile({ run, store }: RunContext, { title, suffix }: Offered): Promise<Uri | undefined> {
  const experiment = store.experimentFileOf(run);
  return askWhere({
    title,
    name: `${experimentName(experiment)}-${suffix}.l2t.json`,
    filters: { [l10n.t('L2T experiments')]: ['json'] },
    // Beside its experiment, where relative paths stay as they are.
    folder: existsSync(dirname(experiment)) ? Uri.file(dirname(experiment)) : undefined,
  });
}

export const restoreConfiguration = runCommand({
  title: () => l10n.t('Restore Configuration as File'),
  ability: 'show',
  execute: async (context) => {
    const { folder } = context.run;
    const title = l10n.t('Configuration of {0}', basename(folder));
    const target = await askFile(context, { title, suffix: 'restored' });
    if (target === undefined) return;
    // The schema and what reads networks are loaded now, not with the extension.
    const { restoredText } = await import('../../run/overview/restore.js');
    await write(target, (await restoredText(folder, target.fsPath)).text);
  },
});

export const startFromWeights = runCommand({
  title: () => l10n.t("Start from This Run's Weights"),
  ability: 'startFrom',
  execute: async (context) => {
    const { folder } = context.run;
    const title = l10n.t('Experiment that begins with the weights of {0}', basename(folder));
    const target = await askFile(context, { title, suffix: 'from-weights' });
    if (target === undefined) return;
    const { startFromText } = await import('../../run/overview/start-from.js');
    await write(target, (await startFromText(folder, target.fsPath)).text);
  },
});

/** The dialog has asked before it gave a file that is there. */
async function write(target: Uri, text: string): Promise<void> {
  const { writeExperimentFile } = await import('../../run/overview/restore.js');
  await writeExperimentFile(target.fsPath, text, true);
  await showFile(target);
}
