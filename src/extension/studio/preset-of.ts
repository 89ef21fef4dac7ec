/** @file Which preset makes the pairs of a run: its folder lists them one by one. */
import { type Pair, type PairStrategy, pairStrategies, presetPairs } from '../../catalog/pairs.js';
import type { Experiment } from '../../configuration/experiment.js';
import { describeChoice } from '../../configuration/network-description.js';

/** A run is told of several times a second, and its pairs never change. */
const known = new WeakMap<Experiment, PairStrategy | 'none'>();

/** Undefined where no preset makes them, or where a network of a file was not read yet. */
export function presetOf(experiment: Experiment): PairStrategy | undefined {
  const before = known.get(experiment);
  if (before !== undefined) return before === 'none' ? undefined : before;
  const { pairs } = experiment;
  const target = describeChoice(experiment.target);
  const sources = experiment.sources.flatMap((source) => describeChoice(source) ?? []);
  if (target === undefined || sources.length < experiment.sources.length) return undefined;
  const wanted = textOf(pairs);
  const found = pairStrategies.find((strategy) => textOf(presetPairs(strategy, sources, target)) === wanted);
  known.set(experiment, found ?? 'none');
  return found;
}

/** The same for the same pairs in whatever order. */
const textOf = (pairs: readonly Pair[]): string =>
  pairs
    .map(({ source, sourceLayer, targetLayer }) => `${source} ${sourceLayer} ${targetLayer}`)
    .sort()
    .join('\n');
