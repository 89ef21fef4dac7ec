/** @file A faultless file → the experiment: defaults filled in, paths absolute, pairs by name. */
import { dirname } from 'node:path';
import { datasetTable } from '../catalog/datasets.js';
import { methodTable } from '../catalog/methods.js';
import { squareForm } from '../catalog/networks/image-form.js';
import type { DataChoice, ParsedExperiment, ParsedSource } from './experiment.js';
import { describeChoice } from './network-description.js';
import { resolvePairs } from './pairs.js';
import type { FilledSource, Reading } from './reading.js';
import { resolvePath } from './resolve-path.js';
import { batchSizeFor, defaults } from './schema/defaults.js';
import type { PrunedFile } from './schema/prune.js';
import type { ExperimentFile } from './schema/schema.js';
import { weightFile, weightKey } from './source-weights.js';

function dataOf(data: ExperimentFile['data'], folder: string): DataChoice {
  const { split } = data;
  const embedded = datasetTable[data.dataset].embedded || data.folder === undefined;
  return {
    ...defaults.data,
    ...data,
    folder: embedded ? '' : resolvePath(folder, data.folder ?? ''),
    ...(split === undefined
      ? {}
      : {
          split: Object.fromEntries(
            Object.entries(split).map(([part, name]) => [part, resolvePath(folder, name)]),
          ),
        }),
  };
}

function sourceOf(source: FilledSource, folder: string): ParsedSource {
  const [written, weightsKey] = [weightFile(source), weightKey(source)];
  return {
    ...source,
    weights: written === undefined ? '' : resolvePath(folder, written),
    ...(weightsKey === undefined ? {} : { weightsKey }),
  };
}

/** @param file absolute path of the experiment file. */
export function runsFolder({ runs }: PrunedFile, file: string): string {
  return resolvePath(dirname(file), runs ?? defaults.runs);
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
    source ? [sourceOf(source, folder)] : [],
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
    ...(written.tracking && { tracking: written.tracking }),
  };
}
