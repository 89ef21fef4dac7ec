/** @file Whether a run trained what a file asks for now: by what is resolved of both, not by the file's letters. */
import { relative } from 'node:path';
import type { Pair } from '../catalog/pairs.js';
import type { Experiment, ParsedExperiment } from './experiment.js';
import { decides, isOfMethod, valuesOf } from './training-keys.js';

/** An experiment, and the folder of its file: a run that was copied with its file names other absolute paths. */
export interface PlacedExperiment<Kind = Experiment | ParsedExperiment> {
  readonly experiment: Kind;
  readonly folder: string;
}

/** A key of a configuration as it stands in the file, and its value as text. */
export interface KeyText {
  readonly key: string;
  readonly value: string;
}

/** Values that are paths. */
const paths = /^(sources\.\d+\.weights|target\.weights|data\.folder|data\.split\..+)$/u;
/** What a run reads from its source's files where the experiment file leaves it to them. */
export const isOfWeights = (key: string): boolean =>
  /^(sources\.\d+\.(classes|shortcut)|target\.shortcut)$/u.test(key);

/** What decides the training, but pairs, as it stands in the file; what is empty or absent has no entry. */
export function trainingTexts({ experiment, folder }: PlacedExperiment): KeyText[] {
  return valuesOf(experiment)
    .filter(([key, value]) => value !== '' && decides(key, experiment.method))
    .map(([key, value]) => {
      const text = String(value);
      return { key, value: paths.test(key) ? relative(folder, text) || '.' : text };
    });
}

/** The order of pairs is part of a run: its columns follow it. */
export function pairsText(pairs: readonly Pair[]): string {
  return pairs.map(pairName).join(', ');
}

/** `0:stage3.block2→pool3.input`. */
export function pairName({ source, sourceLayer, targetLayer }: Pair): string {
  return `${source}:${sourceLayer}→${targetLayer}`;
}

/** Asked of every run with each keystroke: what an experiment says is told once. */
const known = new WeakMap<PlacedExperiment['experiment'], ReadonlyMap<string, string>>();

function textsByKey(placed: PlacedExperiment): ReadonlyMap<string, string> {
  const texts =
    known.get(placed.experiment) ?? new Map(trainingTexts(placed).map(({ key, value }) => [key, value]));
  known.set(placed.experiment, texts);
  return texts;
}

/**
 * Whether a run is one that the file asks for.
 * @param axes of the file's matrix, in whose values its runs differ; whether a value is among them is not asked.
 */
export function isSameTraining(
  run: PlacedExperiment<Experiment>,
  file: PlacedExperiment<ParsedExperiment>,
  axes: readonly string[] = [],
): boolean {
  const [ofRun, ofFile] = [textsByKey(run), textsByKey(file)];
  const isVaried = (key: string) =>
    axes.some((axis) => key === axis || key.startsWith(`${axis}.`)) ||
    (axes.includes('method') && isOfMethod(key.startsWith('sources.') ? 'sources' : key));
  const differs = (key: string) =>
    ofRun.get(key) !== ofFile.get(key) &&
    !(isOfWeights(key) && ofFile.get(key) === undefined) &&
    !isVaried(key);
  const keys = new Set([...ofRun.keys(), ...ofFile.keys()]);
  if ([...keys].some(differs)) return false;
  const otherPairs = ['pairs', 'method', 'sources', 'target.network', 'target.width'];
  return (
    axes.some((axis) => otherPairs.includes(axis)) ||
    pairsText(run.experiment.pairs) === pairsText(file.experiment.pairs)
  );
}
