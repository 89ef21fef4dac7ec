/** @file The runs that a panel offers to show, with what tells them apart. */
import type { RunChoice } from '../../../webview/contract.js';
import { methodTable } from '../../catalog/methods.js';
import type { RunSummary } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';
import { accuracyOf } from '../runs/names.js';
import { presetOf } from './preset-of.js';
import { settingsLabels } from './settings-labels.js';

/** A panel offers no more runs than a person looks through. */
const mostChoices = 1000;

/** Runs of the experiment, newest first, and all that are shown: what was laid over can be taken away again. */
export function offeredRuns(runs: readonly RunSummary[], shown: readonly RunSummary[]): RunSummary[] {
  const offered = runs.slice(0, mostChoices);
  return [...offered, ...shown.filter((run) => !offered.includes(run))];
}

/** @param names of these runs, by their folders. */
export function choicesOf(runs: readonly RunSummary[], names: ReadonlyMap<string, string>): RunChoice[] {
  const labels = settingsLabels(runs);
  return runs.map((run) => {
    const { folder, state, configuration, result, last } = run;
    const { method, seed } = configuration.experiment;
    const accuracy = accuracyOf(run);
    const epochs = result?.epochs ?? last?.epoch;
    const seconds = result?.seconds ?? last?.time;
    return {
      folder,
      name: names.get(folder) ?? runTitle(run),
      state,
      created: configuration.created,
      method,
      ...(methodTable[method]?.defaultPairs && { pairs: pairsOf(run) }),
      seed,
      ...(accuracy !== undefined && { accuracy }),
      ...(result && { standardError: result.standardError }),
      ...(epochs !== undefined && { epochs }),
      ...(seconds !== undefined && { seconds }),
      settings: labels.get(folder) ?? method,
    };
  });
}

function pairsOf({ configuration: { experiment } }: RunSummary): NonNullable<RunChoice['pairs']> {
  const preset = presetOf(experiment);
  return { count: experiment.pairs.length, ...(preset && { preset }) };
}
