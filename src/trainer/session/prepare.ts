/** @file From a run's configuration to everything a session trains with: data, networks, engine, state. */
import type { EngineName } from '../../catalog/engines.js';
import { describeNetwork } from '../../catalog/networks/describe.js';
import type { Experiment } from '../../configuration/experiment.js';
import { BatchLoader } from '../../data/batches.js';
import { type Dataset, openDataset, type Part, requirePart } from '../../data/dataset.js';
import { type OpenedEngine, openEngine } from '../../engines/open.js';
import type { MethodSetup } from '../../method/setup.js';
import { initialState } from '../../method/state.js';
import { loadSource } from '../../networks/weights/source.js';
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';
import { hashFiles, type Inputs, requireSameData } from './inputs.js';

/** The data worker lies beside the bundled trainer. */
const workerFile = new URL('./data-worker.js', import.meta.url);

export interface Loaders {
  readonly train: BatchLoader;
  /** Absent where no image is held out. */
  readonly validation?: BatchLoader;
  readonly test: BatchLoader;
}

export interface Prepared {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  readonly imageSize: 32 | 224;
  readonly loaders: Loaders;
  readonly setup: MethodSetup;
  readonly opened: OpenedEngine;
  /** State at the start of training. */
  readonly initial: ReadonlyMap<string, HostTensor>;
  /** What it was prepared from, for checkpoints. */
  readonly inputs: Inputs;
  /** Sentences that `result.json` keeps. */
  readonly notes: readonly string[];
}

/**
 * Opens data, weights and engine. `known` is what a run that is resumed began with.
 * @throws StudioError where one of them is not there, does not fit, or is not as it is known.
 */
export async function prepare(
  experiment: Experiment,
  engine: EngineName | OpenedEngine,
  known: Inputs = {},
): Promise<Prepared> {
  const files = await hashFiles(experiment, known);
  const dataset = await openDataset(experiment.data);
  const data = requireSameData(dataset, known);
  const { setup, sources, notes } = await setUpMethod(experiment, dataset.classes.length);
  const imageSize = setup.target.imageSize === 224 ? 224 : 32;
  return {
    experiment,
    dataset,
    imageSize,
    loaders: openLoaders(experiment, dataset, imageSize),
    setup,
    opened: typeof engine === 'string' ? await openEngine(engine) : engine,
    initial: initialState(setup, experiment.seed, sources),
    inputs: { data, files },
    notes: [...dataset.notes, ...notes],
  };
}

/** Loads the sources and describes the method. */
async function setUpMethod(
  experiment: Experiment,
  classes: number,
): Promise<{ readonly setup: MethodSetup; readonly sources: NamedTensors[]; readonly notes: string[] }> {
  const descriptions = experiment.sources.map(({ network, width, classes: sourceClasses }) =>
    describeNetwork({ network, width, classes: sourceClasses }),
  );
  const sources: NamedTensors[] = [];
  const notes: string[] = [];
  for (const source of experiment.sources) {
    const loaded = await loadSource(source, experiment.method);
    sources.push(new Map([...loaded.parameters, ...loaded.statistics]));
    notes.push(...loaded.notes);
  }
  const { method, pairs, beta, lookAheadSteps, distillation, optimizer, metaOptimizer } = experiment;
  return {
    setup: {
      method,
      target: describeNetwork({ ...experiment.target, classes }),
      sources: descriptions,
      pairs,
      beta,
      lookAheadSteps,
      distillation,
      optimizer,
      metaOptimizer,
    },
    sources,
    notes,
  };
}

function openLoaders(experiment: Experiment, dataset: Dataset, imageSize: 32 | 224): Loaders {
  const loader = (part: Part, augment: boolean) =>
    new BatchLoader({
      part,
      imageSize,
      augment,
      seed: experiment.seed,
      batchSize: experiment.batchSize,
      workers: experiment.data.workers,
      workerFile,
    });
  const { validation } = dataset.parts;
  return {
    train: loader(requirePart(dataset, 'train'), true),
    ...(validation && validation.samples.length > 0 ? { validation: loader(validation, false) } : {}),
    test: loader(requirePart(dataset, 'test'), false),
  };
}

/** A loader of chosen samples of a part, in the order given, without augmentation. */
export function loaderOf(prepared: Prepared, part: Part): BatchLoader {
  return new BatchLoader({
    part,
    imageSize: prepared.imageSize,
    augment: false,
    seed: prepared.experiment.seed,
    batchSize: Math.max(1, part.samples.length),
    workers: 1,
    workerFile,
  });
}
