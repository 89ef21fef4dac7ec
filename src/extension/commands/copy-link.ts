/** @file Copy Link to Run. */
import { env, l10n, window } from 'vscode';
import { plainLabel } from '../../errors/plain-text.js';
import { runTitle } from '../../run/overview/title.js';
import { runLink } from '../links/run-link.js';
import { runCommand } from './context.js';

const shownFor = 4000;

/** Whoever opens it, in an editor that sees the same folder, is asked first. */
export const copyRunLink = runCommand({
  title: () => l10n.t('Copy Link to Run'),
  ability: 'show',
  execute: async ({ run, context }) => {
    await env.clipboard.writeText(runLink(env.uriScheme, context.extension.id, run.folder));
    const said = l10n.t('The link to the run {0} is in the clipboard.', runTitle(run));
    window.setStatusBarMessage(plainLabel(said), shownFor);
  },
});
