/** @file The steps of the form that ask for something on the disk. */
import { isAbsolute, relative, sep } from 'node:path';
import { l10n, type OpenDialogOptions, RelativePattern, Uri, window, workspace } from 'vscode';
import { type Answer, askChoice, askText, type StepPlace } from './ask.js';

/** Relative to the new file's folder where it is inside; with `/`, which every system reads. */
function pathFrom(folder: Uri, chosen: Uri): string {
  const path = relative(folder.fsPath, chosen.fsPath);
  const isInside = path !== '' && !path.startsWith('..') && !isAbsolute(path);
  return (isInside ? path : chosen.fsPath).split(sep).join('/');
}

export async function askWeights(place: StepPlace, folder: Uri): Promise<Answer<string>> {
  const pattern = new RelativePattern(folder, '**/*.{safetensors,pth,pt,pth.tar}');
  const found = await workspace.findFiles(pattern, '**/node_modules/**', 200);
  const paths = found.map((uri) => pathFrom(folder, uri)).sort();
  return askPath(place, folder, l10n.t('Weight file of the source network'), paths, {
    canSelectFiles: true,
    filters: { [l10n.t('Weights')]: ['safetensors', 'pth', 'pt', 'tar'] },
  });
}

/** @param layout one sentence: what the folder must hold. */
export function askDataFolder(place: StepPlace, folder: Uri, layout: string): Promise<Answer<string>> {
  return askPath(place, folder, layout, [], { canSelectFolders: true, canSelectFiles: false });
}

async function askPath(
  place: StepPlace,
  folder: Uri,
  placeholder: string,
  paths: readonly string[],
  dialog: OpenDialogOptions,
): Promise<Answer<string>> {
  const browse = { label: l10n.t('Browse…'), value: undefined };
  const choices = [...paths.map((path) => ({ label: path, value: path })), browse];
  const answer = await askChoice<string | undefined>(place, placeholder, choices);
  if (typeof answer === 'string') return answer;
  if (answer.value !== undefined) return { value: answer.value };
  const [chosen] = (await window.showOpenDialog({ ...dialog, defaultUri: folder, title: placeholder })) ?? [];
  // Whoever closes the dialog is asked again.
  return chosen === undefined
    ? askPath(place, folder, placeholder, paths, dialog)
    : { value: pathFrom(folder, chosen) };
}

const suffix = '.l2t.json';

/** @returns the address of a file that is not there. */
export async function askFile(place: StepPlace, folder: Uri, name: string): Promise<Answer<Uri>> {
  const fileOf = (text: string) =>
    Uri.joinPath(folder, text.endsWith(suffix) ? text : `${text.trim()}${suffix}`);
  const answer = await askText(place, l10n.t('Name of the file'), name, async (text) => {
    if (!/^[^\\/:*?"<>|]*[^\\/:*?"<>|. ]$/u.test(text)) return l10n.t('A name without / and the like.');
    const isThere = await workspace.fs.stat(fileOf(text)).then(
      () => true,
      () => false,
    );
    return isThere ? l10n.t('This file exists.') : undefined;
  });
  return typeof answer === 'string' ? answer : { value: fileOf(answer.value) };
}
