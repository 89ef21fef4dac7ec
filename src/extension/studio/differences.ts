/** @file What a run was made of that the experiment file says otherwise now. */
import { relative } from 'node:path';
import type { Difference } from '../../../webview/contract.js';
import type { Pair } from '../../catalog/pairs.js';
import type { Experiment, ParsedExperiment } from '../../configuration/experiment.js';

type Values = ReadonlyMap<string, string>;

/** An experiment, and the folder of its file: a run that was copied with its file names other absolute paths. */
export interface PlacedExperiment<Kind = Experiment | ParsedExperiment> {
  readonly experiment: Kind;
  readonly folder: string;
}

/** Longer lists are told by their length and what sets them apart. */
const mostPairsTold = 4;

/** Keys as they stand in the file: `optimizer.learningRate`. Where one side is silent its value is a dash. */
export function differencesOf(run: PlacedExperiment<Experiment>, file: PlacedExperiment): Difference[] {
  const [ofRun, ofFile] = [valuesOf(run), valuesOf(file)];
  const keys = [...new Set([...ofRun.keys(), ...ofFile.keys()])];
  return keys
    .map((key) => ({ key, run: ofRun.get(key) ?? '–', file: ofFile.get(key) ?? '–' }))
    .filter(({ run: left, file: right }) => left !== right)
    .map((difference) =>
      difference.key === 'pairs' ? pairsDifference(run.experiment.pairs, file.experiment.pairs) : difference,
    );
}

/** Which engine computed is said elsewhere, and a run knows classes that a file need not name. */
const notCompared = /^(engine|checkpointEvery|data\.workers|sources\.\d+\.classes)$/u;

/** Values that are paths. */
const paths = /^(sources\.\d+\.weights|data\.folder|data\.split\..+)$/u;

function valuesOf({ experiment, folder }: PlacedExperiment): Values {
  const values = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (key === 'pairs' && Array.isArray(value)) values.set(key, pairsText(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) walk(part, key === '' ? name : `${key}.${name}`);
    } else if (value !== undefined && !notCompared.test(key)) values.set(key, textOf(key, value));
  };
  const textOf = (key: string, value: unknown) =>
    paths.test(key) && value !== '' ? relative(folder, String(value)) : String(value);
  walk(experiment, '');
  return values;
}

function pairsDifference(run: readonly Pair[], file: readonly Pair[]): Difference {
  return { key: 'pairs', run: pairsTold(run, file), file: pairsTold(file, run) };
}

function pairsTold(pairs: readonly Pair[], others: readonly Pair[]): string {
  const names = pairs.map(pairName);
  if (names.length <= mostPairsTold) return names.join(', ') || '–';
  const known = new Set(others.map(pairName));
  const own = names.filter((name) => !known.has(name));
  const told = (own.length > 0 ? own : names).slice(0, mostPairsTold).join(', ');
  return `${names.length}: … ${told} …`;
}

/** The order of pairs is part of a run: its columns follow it. */
function pairsText(pairs: readonly Pair[]): string {
  return pairs.map(pairName).join(', ');
}

function pairName({ source, sourceLayer, targetLayer }: Pair): string {
  return `${source}:${sourceLayer}→${targetLayer}`;
}
