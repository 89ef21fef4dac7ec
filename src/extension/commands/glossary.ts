/** @file Glossary: what the words of the method mean, as a page. */
import { l10n } from 'vscode';
import { glossary } from '../../catalog/glossary.js';
import { escaped } from '../../language/markdown.js';
import { command } from './context.js';
import { showPage } from './page.js';

export const showGlossary = command((services) => {
  const entries = glossary.map(({ word, meaning }) => `**${escaped(word)}**: ${escaped(meaning)}`);
  const title = l10n.t('L2T Glossary');
  return showPage(services, title, [`# ${title}`, ...entries, ''].join('\n\n'));
});
