/** @file One training job, advanced iteration by iteration: what the trainer process drives. */
import type { Batch } from '../data/batches.js';
import { findIdleCard } from '../doctor/idle-card.js';
import type { EngineState } from '../engines/engine.js';
import type { OpenedEngine } from '../engines/open.js';
import { sharedDevice } from '../engines/shared-device.js';
import { trainingErrors } from '../errors/training.js';
import { evaluationProgram } from '../method/evaluation.js';
import { feedNames, iterationProgram } from '../method/iteration.js';
import { continuationSentence } from '../run/folder/continuation.js';
import type { EngineTaken, RunConfiguration, RunResult } from '../run/folder/format.js';
import type { SaliencyAnswer, SaliencyRequest } from '../run/folder/saliency.js';
import type { Snapshot } from '../run/folder/snapshot.js';
import type { EpochRecord, MetricsRecord } from '../run/records/metrics.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { engineOf } from './engine-of-run.js';
import { cosineRate, countCorrect, imageFeed, oneHot, scalarFeeds } from './session/batches.js';
import { noSums, withBatch } from './session/epoch-sums.js';
import { type Accuracy, evaluate, fraction } from './session/evaluate.js';
import { inputsFromJson, inputsToJson } from './session/inputs.js';
import { maskFeeds } from './session/masks.js';
import { firstNonFinite, observe } from './session/observations.js';
import { Pace } from './session/pace.js';
import { type Position, positionFrom, positionToJson, start, withLambda } from './session/position.js';
import { type Prepared, prepare } from './session/prepare.js';
import { ProgramCache } from './session/programs.js';
import { epochRecord, iterationRecord, runResult } from './session/records.js';
import { saliencyOf } from './session/saliency.js';
import { isConstant, requireFit } from './session/snapshot-fit.js';
import type { SessionOptions, TrainingSession } from './training-session.js';

class MethodSession implements TrainingSession {
  readonly #training: ProgramCache<number>;
  readonly #evaluation: ProgramCache<number>;
  #batches: AsyncIterator<Batch> | undefined;
  #position: Position;
  #bestIsNew = false;
  readonly #pace = new Pace();

  constructor(
    private readonly prepared: Prepared,
    private readonly state: EngineState,
    readonly engine: EngineTaken,
    position: Position,
    private readonly lastCheckpoint: () => number | undefined,
  ) {
    const { setup, opened, initial } = prepared;
    this.#position = position;
    this.#training = new ProgramCache(opened.engine, state, (batch) =>
      iterationProgram(setup, initial, { batch }),
    );
    this.#evaluation = new ProgramCache(opened.engine, state, (batch) =>
      evaluationProgram(setup.target, initial, batch),
    );
  }

  get iteration(): number {
    return this.#position.iteration;
  }

  get epoch(): number {
    return Math.ceil(this.iteration / this.iterationsPerEpoch);
  }

  get iterationsPerEpoch(): number {
    return this.prepared.loaders.train.batchesPerEpoch;
  }

  get data(): readonly string[] {
    return [this.prepared.training, ...this.prepared.notes];
  }

  get epochs(): number {
    return this.prepared.experiment.epochs;
  }

  async advance(): Promise<readonly MetricsRecord[] | undefined> {
    const started = performance.now();
    const epoch = Math.floor(this.iteration / this.iterationsPerEpoch);
    if (epoch >= this.epochs) return undefined;
    const batch = await this.#nextBatch(epoch);
    const { setup, experiment } = this.prepared;
    const learningRate = cosineRate(experiment.optimizer.learningRate, epoch, this.epochs);
    const program = await this.#training.get(batch.labels.length);
    const outputs = await program.run(
      new Map([
        [feedNames.images, imageFeed(batch, setup.target.image)],
        [feedNames.labels, oneHot(batch.labels, setup.target.classes)],
        ...scalarFeeds(learningRate, this.iteration + 1, setup.metaOptimizer),
        ...maskFeeds(setup, batch.labels.length, experiment.seed, this.iteration + 1),
      ]),
    );
    const observations = observe(setup, outputs);
    const broken = firstNonFinite(setup, observations);
    if (broken !== undefined)
      throw trainingErrors.nonFinite(this.iteration + 1, epoch + 1, broken, this.lastCheckpoint());

    const logits = outputs.get('logits');
    const images = batch.labels.length;
    const correct = logits ? countCorrect(logits, batch.labels) : 0;
    const seconds = (performance.now() - started) / 1000;
    const { lambda, trainingLoss } = observations;
    this.#position = {
      ...this.#position,
      iteration: this.iteration + 1,
      seconds: this.#position.seconds + seconds,
      sums: withBatch(this.#position.sums, { images, correct, trainingLoss, ...(lambda ? { lambda } : {}) }),
    };
    const iterations = this.epochs * this.iterationsPerEpoch;
    const secondsLeft = this.#pace.secondsLeft(this.#position, iterations);
    const facts = { epoch: epoch + 1, seconds, iterations, secondsLeft, learningRate, correct, images };
    const record = iterationRecord(this.#position, facts, observations);
    return this.iteration % this.iterationsPerEpoch === 0
      ? [record, await this.#endEpoch(outputs)]
      : [record];
  }

  async #nextBatch(epoch: number): Promise<Batch> {
    const first = this.iteration % this.iterationsPerEpoch;
    if (first === 0 || !this.#batches) {
      this.#batches = this.prepared.loaders.train.epoch(epoch, first)[Symbol.asyncIterator]();
    }
    const next = await this.#batches.next();
    if (next.done) throw trainingErrors.dataEnded(epoch + 1, first);
    return next.value;
  }

  async #endEpoch(outputs: NamedTensors): Promise<EpochRecord> {
    const started = performance.now();
    const accuracy = await this.#judge();
    const { sums } = this.#position;
    this.#position = {
      ...withLambda(this.#position, { epoch: this.epoch, isBest: this.#bestIsNew }),
      seconds: this.#position.seconds + (performance.now() - started) / 1000,
      sums: noSums,
    };
    return epochRecord(this.prepared, this.#position, this.epoch, sums, accuracy, outputs);
  }

  /** Measures the target as it is now; where it is better than all before, this epoch is the best. */
  async #judge(): Promise<{ readonly validation: Accuracy; readonly test: Accuracy }> {
    const { loaders, setup } = this.prepared;
    const { image } = setup.target;
    const validation = await evaluate(loaders.validation, this.#evaluation, image);
    const test = await evaluate(loaders.test, this.#evaluation, image);
    const [validationAccuracy, testAccuracy] = [fraction(validation), fraction(test)];
    // Without validation images there is nothing to choose by: the last epoch counts.
    this.#bestIsNew = validation.images === 0 || validationAccuracy > this.#position.best.validationAccuracy;
    if (this.#bestIsNew) {
      const best = { epoch: this.epoch, validationAccuracy, testAccuracy };
      this.#position = { ...this.#position, best };
    }
    return { validation, test };
  }

  async snapshot(): Promise<Snapshot> {
    const names = this.state.names.filter((name) => !isConstant(name));
    return {
      tensors: await this.state.read(names),
      position: {
        ...positionToJson(this.#position),
        engine: this.engine.name,
        inputs: inputsToJson(this.prepared.inputs),
      },
    };
  }

  async takeBest(): Promise<NamedTensors | undefined> {
    if (!this.#bestIsNew) return undefined;
    this.#bestIsNew = false;
    const names = this.state.names.filter((name) => name.startsWith('target.'));
    return new Map(
      [...(await this.state.read(names))].map(([name, tensor]) => [name.slice('target.'.length), tensor]),
    );
  }

  async result(): Promise<RunResult> {
    // The best weights were lost after the last epoch: that epoch is what is left to report.
    if (this.#position.best.epoch === 0) await this.#judge();
    return runResult(this.prepared, this.#position, this.engine);
  }

  saliency(request: SaliencyRequest): Promise<SaliencyAnswer> {
    const weights = { of: 'now', epoch: this.epoch } as const;
    return saliencyOf(this.prepared, { state: this.state, weights }, request);
  }

  async dispose(): Promise<void> {
    const { train, validation, test } = this.prepared.loaders;
    for (const loader of [train, validation, test]) await loader?.close();
    await this.#training.dispose();
    await this.#evaluation.dispose();
    await this.state.dispose();
  }
}

/** What a reader of the result should know of a run that continues another. */
function noting({ continuedFrom, experiment }: RunConfiguration, prepared: Prepared): Prepared {
  if (continuedFrom === undefined) return prepared;
  return { ...prepared, notes: [...prepared.notes, continuationSentence(continuedFrom, experiment.epochs)] };
}

/**
 * Opens the session of a run: from its beginning, or from a snapshot.
 * @param ahead the engine, where it was opened already.
 */
export async function openTrainingSession(
  run: RunConfiguration,
  { snapshot, best, log, useDevice, lastCheckpoint = () => undefined }: SessionOptions,
  ahead?: OpenedEngine,
): Promise<TrainingSession> {
  const known = snapshot && inputsFromJson(snapshot.position);
  const wanted = ahead ?? engineOf(run.experiment, snapshot?.position);
  const prepared = noting(run, await prepare(run.experiment, wanted, known));
  const { engine, reason, notTaken } = prepared.opened;
  // A run that is resumed keeps its engine.
  const idle = snapshot ? undefined : await findIdleCard(run.experiment.engine, engine);
  for (const sentence of [...prepared.summary, ...prepared.notes]) log(sentence);
  const shared = await sharedDevice(engine);
  if (shared) await useDevice(shared);
  if (snapshot) requireFit(prepared.initial, snapshot.tensors);
  const state = await engine.createState(new Map([...prepared.initial, ...(snapshot?.tensors ?? [])]));
  const { name, device, version, threads, deterministic } = engine;
  return new MethodSession(
    prepared,
    state,
    { name, device, version, threads, deterministic, reason, notTaken, ...(idle && { idle }) },
    snapshot ? positionFrom(snapshot, best) : start,
    lastCheckpoint,
  );
}
