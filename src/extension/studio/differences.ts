/** @file What a run was made of that the experiment file says otherwise now. */
import type { Difference } from '../../../webview/contract.js';
import type { Pair } from '../../catalog/pairs.js';
import type { Experiment } from '../../configuration/experiment.js';
import {
  type PlacedExperiment,
  pairName,
  pairsText,
  trainingTexts,
} from '../../configuration/same-training.js';

/** Longer lists are told by their length and what sets them apart. */
const mostPairsTold = 4;

/** Keys as they stand in the file: `optimizer.learningRate`. Where one side is silent its value is a dash. */
export function differencesOf(run: PlacedExperiment<Experiment>, file: PlacedExperiment): Difference[] {
  const [ofRun, ofFile] = [run, file].map(valuesOf);
  const keys = new Set([...(ofRun?.keys() ?? []), ...(ofFile?.keys() ?? [])]);
  const differences = [...keys]
    .map((key) => ({ key, run: ofRun?.get(key) ?? '–', file: ofFile?.get(key) ?? '–' }))
    .filter(({ run: left, file: right }) => left !== right);
  const [ofRunPairs, ofFilePairs] = [run.experiment.pairs, file.experiment.pairs];
  if (pairsText(ofRunPairs) === pairsText(ofFilePairs)) return differences;
  return [
    ...differences,
    { key: 'pairs', run: pairsTold(ofRunPairs, ofFilePairs), file: pairsTold(ofFilePairs, ofRunPairs) },
  ];
}

const valuesOf = (placed: PlacedExperiment): ReadonlyMap<string, string> =>
  new Map(trainingTexts(placed).map(({ key, value }) => [key, value]));

function pairsTold(pairs: readonly Pair[], others: readonly Pair[]): string {
  const names = pairs.map(pairName);
  if (names.length <= mostPairsTold) return names.join(', ') || '–';
  const known = new Set(others.map(pairName));
  const own = names.filter((name) => !known.has(name));
  const told = (own.length > 0 ? own : names).slice(0, mostPairsTold).join(', ');
  return `${names.length}: … ${told} …`;
}
