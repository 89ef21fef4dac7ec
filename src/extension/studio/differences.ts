/** @file What a run was made of that the experiment file says otherwise now. */
import type { Difference } from '../../../webview/contract.js';
import type { Pair } from '../../catalog/pairs.js';
import type { asOf } from '../../configuration/as-of.js';
import type { Experiment, ParsedExperiment } from '../../configuration/experiment.js';
import {
  isOfWeights,
  type PlacedExperiment,
  pairName,
  pairsText,
  trainingTexts,
} from '../../configuration/same-training.js';

/** Longer lists are told by their length and what sets them apart. */
const mostPairsTold = 4;

/** An experiment file as it stands. */
export interface FileNow extends PlacedExperiment<ParsedExperiment> {
  /** What its text would mean with the method, and the networks, of a run; undefined where it would mean nothing. */
  readonly asOf: (run: RunAsWritten) => ParsedExperiment | undefined;
}

type RunAsWritten = Parameters<typeof asOf>[0];

const isOfNetworks = (key: string): boolean => /^(sources|target)\./u.test(key);

/**
 * Where the texts differ: what only follows from another method or network is no difference of its own. Keys as they stand
 * in the file: `optimizer.learningRate`; where one side is silent its value is a dash.
 */
export function differencesOf(run: PlacedExperiment<Experiment>, file: FileNow): Difference[] {
  const { method } = run.experiment;
  const against = (experiment: ParsedExperiment = file.experiment) =>
    allDifferences(run, { ...file, experiment });
  return [
    ...against().filter(({ key }) => key === 'method'),
    ...against(file.asOf({ method })).filter(({ key }) => isOfNetworks(key)),
    ...against(file.asOf(run.experiment)).filter(({ key }) => key !== 'method' && !isOfNetworks(key)),
  ];
}

function allDifferences(run: PlacedExperiment<Experiment>, file: PlacedExperiment): Difference[] {
  const [ofRun, ofFile] = [run, file].map(valuesOf);
  const keys = new Set([...(ofRun?.keys() ?? []), ...(ofFile?.keys() ?? [])]);
  const differences = [...keys]
    .map((key) => ({ key, run: ofRun?.get(key) ?? '–', file: ofFile?.get(key) ?? '–' }))
    .filter(({ key, run: left, file: right }) => left !== right && !(right === '–' && isOfWeights(key)));
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
