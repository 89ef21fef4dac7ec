/** @file The questions of the form in their order. The method comes first: it decides whether there is a source. */
import { l10n, type Uri } from 'vscode';
import { datasetNames, datasetTable } from '../../catalog/datasets.js';
import { type EngineName, engineNames, engineTable } from '../../catalog/engines.js';
import { methodNames, methodTable } from '../../catalog/methods.js';
import { networkNames, networkTable } from '../../catalog/networks/table.js';
import { type Answer, askChoice, type Choice, type StepPlace } from './ask.js';
import { type Draft, needsFolder, needsSource, needsTarget, targetNetworks } from './draft.js';
import { askDataFolder, askFile, askWeights } from './files.js';

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

function choices<Name extends string>(
  names: readonly Name[],
  describe: (name: Name) => { readonly title: string; readonly detail?: string },
): Choice<Name>[] {
  return names.map((name) => {
    const { title, detail } = describe(name);
    return { label: name, description: title, ...(detail && { detail }), value: name };
  });
}

const byTitle = (name: keyof typeof networkTable) => ({ title: networkTable[name].title });
const widths = [1, 0.5, 0.25];
/** The oracle of the tests is nobody's engine. */
const offered = (name: EngineName): boolean => {
  const platforms: readonly string[] = engineTable[name].platforms;
  return name !== 'reference' && platforms.includes(process.platform);
};

export const steps: readonly Step[] = [
  {
    isNeeded: always,
    ask: (place, draft) => {
      const known = [...methodNames].sort(
        (left, right) => Number(right === 'l2t-ww') - Number(left === 'l2t-ww'),
      );
      const items = choices(known, (name) => ({
        title: methodTable[name].title,
        detail: methodTable[name].description,
      }));
      return put(askChoice(place, l10n.t('How the target learns from the source'), items), (method) => ({
        ...draft,
        method,
      }));
    },
  },
  {
    isNeeded: needsSource,
    ask: (place, draft) =>
      put(
        askChoice(place, l10n.t('Source: the trained network'), choices(networkNames, byTitle)),
        (source) => ({
          ...draft,
          source,
        }),
      ),
  },
  {
    isNeeded: needsSource,
    ask: (place, draft, folder) => put(askWeights(place, folder), (weights) => ({ ...draft, weights })),
  },
  {
    isNeeded: needsTarget,
    ask: (place, draft) =>
      put(
        askChoice(place, l10n.t('Target: the network to train'), choices(targetNetworks(draft), byTitle)),
        (target) => ({ ...draft, target }),
      ),
  },
  {
    isNeeded: needsTarget,
    ask: (place, draft) => {
      const items = widths.map((value) => ({ label: String(value), value }));
      return put(
        askChoice(place, l10n.t('Width of the target: a factor on its channels'), items),
        (width) => ({
          ...draft,
          width,
        }),
      );
    },
  },
  {
    isNeeded: always,
    ask: (place, draft) => {
      const items = choices(datasetNames, (name) => ({
        title: datasetTable[name].title,
        detail: datasetTable[name].layout,
      }));
      return put(askChoice(place, l10n.t('The images that the target learns'), items), (dataset) => ({
        ...draft,
        dataset,
      }));
    },
  },
  {
    isNeeded: needsFolder,
    ask: (place, draft, folder) => {
      const layout = draft.dataset === undefined ? '' : datasetTable[draft.dataset].layout;
      return put(askDataFolder(place, folder, layout), (dataFolder) => ({ ...draft, dataFolder }));
    },
  },
  {
    isNeeded: always,
    ask: (place, draft) => {
      const items = choices(engineNames.filter(offered), (name) => ({
        title: engineTable[name].title,
        detail: engineTable[name].description,
      }));
      return put(askChoice(place, l10n.t('What computes'), items), (engine) => ({ ...draft, engine }));
    },
  },
  {
    isNeeded: always,
    ask: (place, draft, folder) =>
      put(askFile(place, folder, draft.dataset ?? ''), (file) => ({ ...draft, file: file.fsPath })),
  },
];
