/** @file The questions of the form in their order. The method comes first: it decides whether there is a source. */
import { l10n, type Uri } from 'vscode';
import { datasetTable } from '../../catalog/datasets.js';
import { networkNames } from '../../catalog/networks/table.js';
import { type Answer, askChoice, type StepPlace } from './ask.js';
import { datasets, engines, methods, networks, sources, widths } from './choices.js';
import {
  type Draft,
  nameFor,
  needsFolder,
  needsSource,
  needsTarget,
  needsWeights,
  needsWidth,
  targetNetworks,
} from './draft.js';
import { askFile } from './file-name.js';
import { askDataFolder, askNetwork, askWeights } from './files.js';

export interface Step {
  readonly isNeeded: (draft: Draft) => boolean;
  readonly ask: (place: StepPlace, draft: Draft, folder: Uri) => Promise<Answer<Draft>>;
}

const always = () => true;

/** What was answered, put into the draft. */
async function put<Value>(
  asked: Promise<Answer<Value>>,
  into: (value: Value) => Draft,
): Promise<Answer<Draft>> {
  const answer = await asked;
  return typeof answer === 'string' ? answer : { value: into(answer.value) };
}

export const steps: readonly Step[] = [
  {
    isNeeded: always,
    ask: (place, draft) =>
      put(
        askChoice(place, l10n.t('How the target learns from the source'), methods(), draft.method),
        (method) => ({ ...draft, method }),
      ),
  },
  {
    isNeeded: needsSource,
    ask: (place, draft, folder) =>
      put(
        askNetwork(place, folder, {
          placeholder: l10n.t('Source: the trained network'),
          named: sources(networkNames),
          answered: draft.source,
        }),
        (source) => ({ ...draft, source }),
      ),
  },
  {
    isNeeded: needsWeights,
    ask: (place, draft, folder) =>
      put(askWeights(place, folder, draft), (weights) => ({ ...draft, weights })),
  },
  {
    isNeeded: needsTarget,
    ask: (place, draft, folder) =>
      put(
        askNetwork(place, folder, {
          placeholder: l10n.t('Target: the network to train'),
          named: networks(targetNetworks(draft)),
          answered: draft.target,
        }),
        (target) => ({ ...draft, target }),
      ),
  },
  {
    isNeeded: needsWidth,
    ask: (place, draft) =>
      put(
        askChoice(
          place,
          l10n.t('Width of the target: a factor on its channels'),
          widths(draft.target),
          draft.width,
        ),
        (width) => ({ ...draft, width }),
      ),
  },
  {
    isNeeded: always,
    ask: (place, draft) =>
      put(
        askChoice(place, l10n.t('The images that the target learns'), datasets(draft), draft.dataset),
        (dataset) => ({ ...draft, dataset }),
      ),
  },
  {
    isNeeded: needsFolder,
    ask: (place, draft, folder) => {
      const row = draft.dataset && datasetTable[draft.dataset];
      const asked = askDataFolder(place, folder, {
        dataset: draft.dataset,
        title: row?.title ?? '',
        layout: row?.layout ?? '',
        answered: draft.dataFolder,
      });
      return put(asked, (dataFolder) => ({ ...draft, dataFolder }));
    },
  },
  {
    isNeeded: always,
    ask: (place, draft) =>
      put(askChoice(place, l10n.t('What computes'), engines(), draft.engine), (engine) => ({
        ...draft,
        engine,
      })),
  },
  {
    isNeeded: always,
    ask: (place, draft, folder) =>
      put(askFile(place, folder, nameFor(draft)), (file) => ({ ...draft, file: file.fsPath })),
  },
];
