/** @file A faultless file → the experiment: defaults filled in, paths absolute, pairs by name. */
import { dirname, resolve } from 'node:path';
import { datasetTable } from '../catalog/datasets.js';
import { methodTable } from '../catalog/methods.js';
import { squareForm } from '../catalog/networks/image-form.js';
import { batchSizeFor, defaults } from './defaults.js';
import type { DataChoice, ParsedExperiment, ParsedSource } from './experiment.js';
import { describeChoice } from './network-description.js';
import { resolvePairs } from './pairs.js';
import type { PrunedFile } from './prune.js';
import type { Reading } from './reading.js';
import type { ExperimentFile } from './schema.js';

function dataOf(data: ExperimentFile['data'], folder: string): DataChoice {
  const { split } = data;
  const embedded = datasetTable[data.dataset].embedded || data.folder === undefined;
  return {
    ...defaults.data,
    ...data,
    folder: embedded ? '' : resolve(folder, data.folder ?? ''),
    ...(split === undefined
      ? {}
      : {
          split: Object.fromEntries(
            Object.entries(split).map(([part, name]) => [part, resolve(folder, name)]),
          ),
        }),
  };
}

/** @param file absolute path of the experiment file. */
export function runsFolder({ runs }: PrunedFile, file: string): string {
  return resolve(dirname(file), runs ?? defaults.runs);
}

/** The experiment of a file without errors; undefined where its target or data are not known. */
export function resolveExperiment(
  written: PrunedFile,
  reading: Reading,
  file: string,
): ParsedExperiment | undefined {
  const folder = dirname(file);
  const { method, target, data } = reading;
  if (!method || !target || !data) return undefined;
  const { uses, defaultPairs, hyperParameters } = methodTable[method];
  const sources = (reading.sources ?? []).flatMap((source): ParsedSource[] =>
    source
      ? [{ ...source, weights: source.weights === undefined ? '' : resolve(folder, source.weights) }]
      : [],
  );
  return {
    sources: uses === 'nothing' ? [] : sources,
    target,
    data: dataOf(data, folder),
    method,
    pairs: defaultPairs === undefined ? [] : resolvePairs(reading).pairs,
    beta: written.beta ?? hyperParameters.beta ?? defaults.beta,
    lookAheadSteps: written.lookAheadSteps ?? defaults.lookAheadSteps,
    distillation: { ...defaults.distillation, ...written.distillation },
    optimizer: { ...defaults.optimizer, ...written.optimizer },
    metaOptimizer: { ...defaults.metaOptimizer, ...written.metaOptimizer },
    epochs: written.epochs ?? defaults.epochs,
    batchSize: written.batchSize ?? batchSizeFor(describeChoice(target)?.image ?? squareForm(224)),
    seed: written.seed ?? defaults.seed,
    engine: written.engine ?? defaults.engine,
    checkpointEvery: written.checkpointEvery ?? defaults.checkpointEvery,
  };
}
