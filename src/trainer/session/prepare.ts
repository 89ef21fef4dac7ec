/** @file From a run's configuration to everything a session trains with: data, networks, engine, state. */
import { t } from '@vscode/l10n';
import type { EngineName } from '../../catalog/engines.js';
import type { ImageForm } from '../../catalog/networks/image-form.js';
import type { Experiment } from '../../configuration/experiment.js';
import { BatchLoader } from '../../data/batches.js';
import { type Dataset, openDataset, type Part, requirePart } from '../../data/dataset.js';
import { summaryOf, summarySentences, trainingImagesText } from '../../data/summary.js';
import { type OpenedEngine, openEngine } from '../../engines/open.js';
import type { MethodSetup } from '../../method/setup.js';
import { initialState } from '../../method/state.js';
import { openNetworks } from '../../networks/open.js';
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
  readonly loaders: Loaders;
  readonly setup: MethodSetup;
  readonly opened: OpenedEngine;
  /** State at the start of training. */
  readonly initial: ReadonlyMap<string, HostTensor>;
  /** What it was prepared from, for checkpoints. */
  readonly inputs: Inputs;
  /** `180 training images, 18 a class`. */
  readonly training: string;
  /** Sentences about classes and parts, for the log. */
  readonly summary: readonly string[];
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
  const { setup, sources, given, notes } = await setUpMethod(experiment, dataset.classes.length);
  const summary = summaryOf(dataset);
  return {
    experiment,
    dataset,
    loaders: openLoaders(experiment, dataset, setup.target.image),
    setup,
    opened: typeof engine === 'string' ? await openNamed(engine, experiment) : engine,
    initial: initialState(setup, experiment.seed, sources, given),
    inputs: { data, files },
    training: trainingImagesText(summary),
    summary: summarySentences(summary),
    notes: [...dataset.notes, ...notes],
  };
}

/** Opens an engine. What `auto` chose when the run began is named by no experiment. */
async function openNamed(name: EngineName, experiment: Experiment): Promise<OpenedEngine> {
  const opened = await openEngine(name);
  if (name === experiment.engine) return opened;
  return { ...opened, reason: t('"auto" chose it when the run began') };
}

/** Opens the networks and describes the method. */
async function setUpMethod(
  experiment: Experiment,
  classes: number,
): Promise<{
  readonly setup: MethodSetup;
  readonly sources: readonly NamedTensors[];
  /** Tensors of the target that do not start anew. */
  readonly given: NamedTensors;
  readonly notes: readonly string[];
}> {
  const { sources, target } = await openNetworks(experiment, classes);
  const { method, pairs, beta, lookAheadSteps, distillation, optimizer, metaOptimizer } = experiment;
  return {
    setup: {
      method,
      target: target.description,
      sources: sources.map(({ description }) => description),
      pairs,
      beta,
      dropout: experiment.target.dropout ?? true,
      lookAheadSteps,
      distillation,
      optimizer,
      metaOptimizer,
    },
    sources: sources.map(({ tensors }) => tensors),
    given: target.tensors,
    notes: [...sources, target].flatMap((opened) => opened.notes),
  };
}

function openLoaders(experiment: Experiment, dataset: Dataset, image: ImageForm): Loaders {
  const loader = (part: Part, augment: boolean) =>
    new BatchLoader({
      part,
      image,
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
    image: prepared.setup.target.image,
    augment: false,
    seed: prepared.experiment.seed,
    batchSize: Math.max(1, part.samples.length),
    workers: 1,
    workerFile,
  });
}
