/** @file The last step of the form: what the new file is called. */
import { l10n, Uri, workspace } from 'vscode';
import { type Answer, askText, type StepPlace } from './ask.js';

const suffix = '.l2t.json';

/** Whatever of the ending a person types. */
const fileName = (text: string): string => `${text.trim().replace(/(\.l2t)?(\.json)?$/u, '')}${suffix}`;

/** @param name offered, with a number where such a file is there. @returns the address of a file that is not there. */
export async function askFile(place: StepPlace, folder: Uri, name: string): Promise<Answer<Uri>> {
  const fileOf = (text: string) => Uri.joinPath(folder, fileName(text));
  const prompt = l10n.t('Name of the new file; it ends in {0}', suffix);
  const offered = await freeName(name, (text) => isThere(fileOf(text)));
  const answer = await askText(place, prompt, offered, async (text) => {
    if (fileName(text) === suffix) return l10n.t('Type a name.');
    if (!/^[^\\/:*?"<>|]*$/u.test(text)) {
      return l10n.t('A file name has none of these: {0}', '\\ / : * ? " < > |');
    }
    return (await isThere(fileOf(text)))
      ? l10n.t('{0} exists. Type another name.', fileName(text))
      : undefined;
  });
  return typeof answer === 'string' ? answer : { value: fileOf(answer.value) };
}

async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!(await isTaken(tried))) return tried;
  }
}

async function isThere(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
