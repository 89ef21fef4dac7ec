/** @file The editor's display language and its translations, as the page brings them: to be loaded before any text. */
import { config } from '@vscode/l10n';

const page = typeof document === 'undefined' ? undefined : document;

/** For `Intl`; undefined takes that of the machine. */
export const displayLanguage = page?.documentElement.lang || undefined;

// The host writes it beside the panel's root, where the editor has translations.
const translations = page?.getElementById('translations')?.textContent;
if (translations) config({ contents: translations });
