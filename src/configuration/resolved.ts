/** @file Whether a value is a resolved experiment, and one that can be trained: what `config.json` of any origin must pass. */
import { t } from '@vscode/l10n';
import { methodTable } from '../catalog/methods.js';
import type { Check } from './checks/check.js';
import {
  fineTuningKeepsTheNetwork,
  imagesHaveOneSize,
  sourcesAreFew,
  sourcesAreThere,
} from './checks/sources.js';
import { targetBeginsOnce } from './checks/target.js';
import type { Experiment, NetworkOfExperiment } from './experiment.js';
import { featuresOf } from './layer-reference.js';
import { shown } from './schema/expectation.js';
import { isResolved, type Misfit, misfitOf } from './schema-resolved.js';
import { pathText } from './text/problem.js';

/** Those of the experiment file's checks that judge what is in a resolved experiment too. */
const checks: readonly Check[] = [
  sourcesAreThere,
  sourcesAreFew,
  fineTuningKeepsTheNetwork,
  imagesHaveOneSize,
  targetBeginsOnce,
];

/** Why a value is no resolved experiment, in a sentence that names the first place; undefined where it is one. */
export function formComplaint(value: unknown): string | undefined {
  return isResolved(value) ? undefined : sentenceOf(misfitOf(value));
}

/** Why an experiment in form cannot be trained: its parts do not go with each other. Undefined where they do. */
export function meaningComplaint(experiment: Experiment): string | undefined {
  const { method, sources, target } = experiment;
  const reading = { method, sources, target, data: undefined, pairs: [], written: new Set<string>() };
  const [finding] = checks.flatMap((check) => check(reading));
  return finding ? finding.complaint.message : complaintAboutPairs(experiment);
}

function sentenceOf({ place, found }: Misfit): string {
  return found === undefined ? t('{0} is missing.', place) : t('{0} cannot be {1}.', place, shown(found));
}

function complaintAboutPairs({ method, pairs, sources, target }: Experiment): string | undefined {
  const place = (index: number, key: string) => pathText(['experiment', 'pairs', index, key]);
  // Of a file that was not read yet no layer is known: the trainer asks again when it has opened it.
  const lacks = (choice: NetworkOfExperiment, layer: string) =>
    featuresOf(choice)?.features.some(({ name }) => name === layer) === false;
  if ((methodTable[method].defaultPairs === undefined) !== (pairs.length === 0))
    return t('{0} pairs do not go with the method {1}.', pairs.length, method);
  for (const [index, { source, sourceLayer, targetLayer }] of pairs.entries()) {
    const teacher = sources[source];
    if (teacher === undefined) return sentenceOf({ place: place(index, 'source'), found: source });
    if (lacks(teacher, sourceLayer))
      return sentenceOf({ place: place(index, 'sourceLayer'), found: sourceLayer });
    if (lacks(target, targetLayer))
      return sentenceOf({ place: place(index, 'targetLayer'), found: targetLayer });
  }
  return undefined;
}
