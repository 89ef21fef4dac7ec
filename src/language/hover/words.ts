/** @file The words of the method that a hover uses, as links to the glossary. */
import { t } from '@vscode/l10n';
import { type GlossaryEntry, wordsIn } from '../../catalog/glossary.js';
import { escaped } from '../markdown.js';

/** The only command that the client lets a hover call. */
export const glossaryCommand = 'l2t.showGlossary';

const linked = ({ word }: GlossaryEntry) => `[${escaped(word)}](command:${glossaryCommand})`;

/** @param sentences of the product, not of a file. */
export function wordsMarkdown(sentences: readonly string[]): string[] {
  const words = wordsIn(sentences.join(' '));
  return words.length === 0 ? [] : [t('Glossary: {0}', words.map(linked).join(' · '))];
}
