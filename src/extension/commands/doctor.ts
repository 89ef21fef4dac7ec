/** @file Doctor: what computes on this machine, as a page that can be kept open. */
import { commands, l10n, ProgressLocation, window } from 'vscode';
import { engineTable } from '../../catalog/engines.js';
import type { Diagnosis } from '../../doctor/diagnosis.js';
import { editorErrors } from '../../errors/editor.js';
import { hasFields } from '../../run/folder/fields.js';
import type { Services } from '../services.js';
import { askProgram } from '../trainer/ask-program.js';
import { cancellable } from './cancellation.js';
import { command } from './context.js';
import { doctorPage } from './doctor-page.js';
import { Command } from './identifiers.js';
import { showPage } from './page.js';
import { lacksSetUp } from './set-up-advice.js';

export const doctor = command(async (services) => {
  const title = l10n.t('L2T Doctor: trying the engines on this machine');
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  const diagnosis = await window.withProgress(options, (_, token) =>
    cancellable(token, (signal) => diagnose(services, signal)),
  );
  await showPage(services, 'L2T Doctor', doctorPage(diagnosis));
  if (lacksSetUp(diagnosis, process)) await offerSetUp();
});

/** The page has no buttons. */
async function offerSetUp(): Promise<void> {
  const setUp = l10n.t('Set Up Engine');
  const offered = l10n.t('{0} can be set up on this machine.', engineTable.tensorflow.title);
  const chosen = await window.showInformationMessage(offered, setUp);
  if (chosen === setUp) await commands.executeCommand(Command.SetUpEngine, 'tensorflow');
}

async function diagnose({ programs }: Services, signal: AbortSignal): Promise<Diagnosis> {
  const answer = await askProgram(await programs.commandLine('doctor', '--json'), signal);
  if (
    hasFields<Diagnosis>(answer, { version: 'string', node: 'string', engines: 'array', graphics: 'object' })
  )
    return answer;
  throw editorErrors.noAnswer('doctor', l10n.t('not a diagnosis'), new Error(JSON.stringify(answer)));
}
