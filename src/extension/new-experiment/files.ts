/** @file The steps of the form that ask for something that is on the disk. */
import { isAbsolute, relative, sep } from 'node:path';
import { l10n, type OpenDialogOptions, RelativePattern, Uri, window, workspace } from 'vscode';
import type { DatasetName } from '../../catalog/datasets.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { likelyDataFolders } from '../../data/likely-folders.js';
import { plainLabel } from '../../errors/plain-text.js';
import { type Answer, askChoice, type Choice, type StepPlace } from './ask.js';
import type { Draft } from './draft.js';
import { shippedWeightsOf } from './shipped-weights.js';

const notLookedInto = '**/node_modules/**';

/** Relative to the new file's folder where it is inside; with `/`, which every system reads. */
function pathFrom(folder: Uri, chosen: Uri): string {
  const path = relative(folder.fsPath, chosen.fsPath);
  const isInside = path !== '' && !path.startsWith('..') && !isAbsolute(path);
  return (isInside ? path : chosen.fsPath).split(sep).join('/');
}

export async function askWeights(
  place: StepPlace,
  folder: Uri,
  { source, weights }: Draft,
): Promise<Answer<string>> {
  const pattern = new RelativePattern(folder, '**/*.{safetensors,pth,pt,pth.tar}');
  const found = await workspace.findFiles(pattern, notLookedInto, 200);
  const paths = found.map((uri) => pathFrom(folder, uri)).sort();
  const shipped = shippedWeightsOf(source);
  const choices = [
    ...[...new Set([...(weights === undefined ? [] : [weights]), ...paths])]
      .filter((path) => path !== shipped || paths.includes(path))
      .map((path) => ({ label: plainLabel(path), value: path })),
    ...(shipped === undefined || paths.includes(shipped)
      ? []
      : [
          {
            label: shipped,
            description: l10n.t('comes with L2T Studio'),
            detail: l10n.t('Tells the emoji of Noto apart; it is copied beside the new file.'),
            value: shipped,
          },
        ]),
  ];
  return askPath(place, folder, {
    placeholder: l10n.t('Weight file of the source network'),
    choices,
    browse: l10n.t('A safetensors file, or a .pth or .pt file that PyTorch saved.'),
    answered: weights,
    dialog: { canSelectFiles: true, filters: { [l10n.t('Weights')]: ['safetensors', 'pth', 'pt', 'tar'] } },
  });
}

interface NetworkQuestion {
  readonly placeholder: string;
  /** Networks of the table. */
  readonly named: readonly Choice<string>[];
  readonly answered: string | undefined;
}

/** A network of the table, or a .pt2 file of one's own; for who has none yet, how PyTorch writes one. */
export async function askNetwork(
  place: StepPlace,
  folder: Uri,
  { placeholder, named, answered }: NetworkQuestion,
): Promise<Answer<string>> {
  const found = await workspace.findFiles(new RelativePattern(folder, '**/*.pt2'), notLookedInto, 200);
  const paths = new Set(found.map((uri) => pathFrom(folder, uri)).sort());
  if (answered !== undefined && isNetworkFile(answered)) paths.add(answered);
  const own = [...paths].map((path) => ({
    label: path,
    description: l10n.t('a network of your own'),
    value: path,
  }));
  return askPath(place, folder, {
    placeholder,
    choices: [...own, ...named],
    browse: l10n.t(
      'A .pt2 file of a network of your own. "L2T: Export a Network from PyTorch" shows how to write one.',
    ),
    answered,
    dialog: { canSelectFiles: true, filters: { [l10n.t('Networks of PyTorch')]: ['pt2'] } },
  });
}

export interface DataFolderQuestion {
  readonly dataset: DatasetName | undefined;
  /** Of the data set. */
  readonly title: string;
  /** One sentence: what the folder must hold. */
  readonly layout: string;
  /** What was answered before. */
  readonly answered: string | undefined;
}

/** Offers the folders that look as if they held the data set. */
export async function askDataFolder(
  place: StepPlace,
  folder: Uri,
  { dataset, title, layout, answered }: DataFolderQuestion,
): Promise<Answer<string>> {
  const likely = dataset === undefined ? [] : await likelyDataFolders(folder.fsPath, dataset);
  const paths = new Set(likely.map((path) => pathFrom(folder, Uri.file(path))));
  if (answered !== undefined) paths.add(answered);
  return askPath(place, folder, {
    placeholder: l10n.t('{0}: in which folder?', title),
    choices: [...paths].map((path) => ({ label: plainLabel(path), value: path })),
    browse: layout,
    answered,
    dialog: { canSelectFolders: true, canSelectFiles: false },
  });
}

interface PathQuestion {
  readonly placeholder: string;
  readonly choices: readonly Choice<string>[];
  /** What to look for on the disk. */
  readonly browse: string;
  readonly answered: string | undefined;
  readonly dialog: OpenDialogOptions;
}

async function askPath(place: StepPlace, folder: Uri, question: PathQuestion): Promise<Answer<string>> {
  const { placeholder, choices, browse, answered, dialog } = question;
  const browsing = { label: l10n.t('Browse…'), detail: browse, value: undefined };
  const answer = await askChoice<string | undefined>(place, placeholder, [...choices, browsing], answered);
  if (typeof answer === 'string') return answer;
  if (answer.value !== undefined) return { value: answer.value };
  const [chosen] = (await window.showOpenDialog({ ...dialog, defaultUri: folder, title: browse })) ?? [];
  // Whoever closes the dialog is asked again.
  return chosen === undefined ? askPath(place, folder, question) : { value: pathFrom(folder, chosen) };
}
