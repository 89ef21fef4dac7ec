/** @file Continue for More Epochs: a new run that goes on where a finished one ended. */
import { InputBoxValidationSeverity, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { scheduleSentence } from '../../run/folder/continuation.js';
import { hasFields } from '../../run/folder/fields.js';
import { runTitle } from '../../run/overview/title.js';
import type { Programs } from '../services.js';
import { askProgram } from '../trainer/ask-program.js';
import { cancellable } from './cancellation.js';
import { type RunContext, runCommand } from './context.js';

export const continueForMoreEpochs = runCommand({
  title: () => l10n.t('Continue for More Epochs'),
  ability: 'continue',
  execute: async ({ run, programs, store, supervisor, selection, studio }) => {
    if (!workspace.isTrusted) throw editorErrors.untrusted();
    const epochs = await askEpochs(run);
    if (epochs === undefined) return;
    const folder = await makeRun(run, epochs, programs);
    await store.refresh();
    await supervisor.resume(folder);
    selection.select(folder);
    await studio.openExperiment(Uri.file(store.experimentFileOf(run)), [folder]);
  },
});

/** What more epochs mean for the learning rate is said of those that are offered, then of those that are typed. */
async function askEpochs(run: RunContext['run']): Promise<number | undefined> {
  const done = run.configuration.experiment.epochs;
  const howMany = l10n.t(
    'How many epochs more? A new run goes on from the last checkpoint; this one stays as it is.',
  );
  const written = await window.showInputBox({
    title: l10n.t('Continue {0}', runTitle(run)),
    prompt: `${howMany} ${scheduleSentence(done, done + done)}`,
    value: String(done),
    validateInput: (value) => {
      const epochs = epochsIn(value);
      return epochs === undefined
        ? l10n.t('Type a whole number from 1.')
        : { message: scheduleSentence(done, done + epochs), severity: InputBoxValidationSeverity.Info };
    },
  });
  return written === undefined ? undefined : epochsIn(written);
}

function epochsIn(text: string): number | undefined {
  const epochs = Number(text);
  return Number.isSafeInteger(epochs) && epochs >= 1 ? epochs : undefined;
}

/** The command line makes it, in a process apart: it reads and writes all tensors of the run. */
async function makeRun({ folder }: RunContext['run'], epochs: number, programs: Programs): Promise<string> {
  const words = ['continue', folder, '--epochs', String(epochs), '--no-start', '--json'];
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Making a run of {0} epochs more', epochs),
    cancellable: true,
  };
  const call = await programs.commandLine(...words);
  const answer = await window.withProgress(options, (_, token) =>
    cancellable(token, (signal) => askProgram(call, signal)),
  );
  if (!hasFields<{ readonly folder: string }>(answer, { folder: 'string' }))
    throw editorErrors.noAnswer(words.join(' '), l10n.t('no folder'), undefined);
  return answer.folder;
}
