/**
 * @file Sentences in the editor's display language, for the programs that it starts. A program imports this before all
 * else, for some sentences are looked up while their module loads.
 */
import { config } from '@vscode/l10n';

/** The environment variable that names the file of translations. */
export const translationsVariable = 'L2T_TRANSLATIONS';

const file = process.env[translationsVariable];
if (file !== undefined) {
  try {
    config({ fsPath: file });
  } catch {
    // The extension that brought the file may be gone: sentences stay in English.
  }
}
