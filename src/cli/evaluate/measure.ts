/** @file Runs a trained network over a part of a data set and counts what it says. */
import { datasetTable } from '../../catalog/datasets.js';
import type { EngineName } from '../../catalog/engines.js';
import { type ImageSize, isSmall } from '../../catalog/networks/image-form.js';
import { BatchLoader } from '../../data/batches.js';
import { type DatasetChoice, openDataset, type PartName, requirePart } from '../../data/dataset.js';
import { denormalize } from '../../data/normalize.js';
import { positionsIn, withSamples } from '../../data/part.js';
import { openEngine } from '../../engines/open.js';
import { usageErrors } from '../../errors/usage.js';
import { evaluationProgram } from '../../method/evaluation.js';
import { feedNames } from '../../method/iteration.js';
import { imageFeed, predictions } from '../../trainer/session/batches.js';
import { ProgramCache } from '../../trainer/session/programs.js';
import { programFiles } from '../programs.js';
import type { TrainedNetwork } from '../run-weights.js';
import { type Confusion, emptyConfusion } from './confusion.js';
import { OutcomeList, type Outcomes } from './outcomes.js';

export interface EvaluationChoice {
  readonly network: TrainedNetwork;
  /** What errors call the weights. */
  readonly weightsName: string;
  readonly data: DatasetChoice;
  readonly part: PartName;
  readonly engine: EngineName;
  /** Positions in the part: of these alone, with their pixels; absent: of all, without. */
  readonly images?: readonly number[];
}

export interface Measured {
  readonly confusion: Confusion;
  readonly outcomes: Outcomes;
  /** Of the images that were asked for, in order: bytes as the network sees them, red, green and blue interleaved. */
  readonly pixels: readonly (readonly number[])[];
  /** Positions of the images that were looked at; those that are not there are left out. */
  readonly positions: readonly number[];
  readonly size: ImageSize;
  readonly notes: readonly string[];
  /** Name and device of the engine. */
  readonly engine: { readonly name: string; readonly device: string };
}

const batchSizeFor = (size: ImageSize): number => (isSmall(size) ? 100 : 16);

/** Evaluates all images of the part. @throws StudioError where data, weights or engine do not fit. */
export async function measureNetwork(choice: EvaluationChoice): Promise<Measured> {
  const { network, data, part, weightsName } = choice;
  const { description, weights, constants } = network;
  const dataset = await openDataset(data);
  const { classes } = dataset;
  if (classes.length !== description.classes) {
    const { title } = datasetTable[data.dataset];
    throw usageErrors.otherClasses(weightsName, description.classes, title, classes.length);
  }
  const { image } = description;
  const whole = requirePart(dataset, part);
  const positions = choice.images ? positionsIn(whole.samples, choice.images) : [...whole.samples.keys()];
  const chosen = choice.images
    ? withSamples(
        whole,
        positions.flatMap((at) => whole.samples[at] ?? []),
      )
    : whole;
  const loader = new BatchLoader({
    part: chosen,
    image,
    augment: false,
    seed: 0,
    batchSize: batchSizeFor(image),
    workers: 1,
    workerFile: programFiles.dataWorker,
  });
  const { engine } = await openEngine(choice.engine);
  const tensors = new Map(
    [...weights.parameters, ...weights.statistics, ...constants].map(([name, tensor]) => [
      `target.${name}`,
      tensor,
    ]),
  );
  const state = await engine.createState(tensors);
  const programs = new ProgramCache<number>(engine, state, (batch) =>
    evaluationProgram(description, tensors, batch),
  );
  const confusion = emptyConfusion(classes);
  const outcomes = new OutcomeList();
  const pixels: number[][] = [];
  try {
    for await (const batch of loader.ordered()) {
      const program = await programs.get(batch.labels.length);
      const outputs = await program.run(new Map([[feedNames.images, imageFeed(batch, image)]]));
      const logits = outputs.get('logits');
      if (!logits) continue;
      confusion.add(batch.labels, predictions(logits));
      outcomes.add(batch.labels, logits);
      if (choice.images)
        pixels.push(...Array.from(batch.labels, (_, at) => denormalize(batch.images, at, image)));
    }
  } finally {
    await loader.close();
    await programs.dispose();
    await state.dispose();
  }
  return {
    confusion,
    outcomes,
    pixels,
    positions,
    size: { height: image.height, width: image.width },
    notes: dataset.notes,
    engine: { name: engine.name, device: engine.device },
  };
}
