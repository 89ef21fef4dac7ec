/** @file A training session that computes a float32 recurrence: cheap, and every bit depends on all that came before. */
import { setTimeout as delay } from 'node:timers/promises';
import { ExitCode, StudioError } from '../../src/errors/studio-error.js';
import type { EngineTaken, RunConfiguration, RunResult } from '../../src/run/folder/format.js';
import type { JsonObject } from '../../src/run/folder/snapshot.js';
import type { MetricsRecord } from '../../src/run/records/metrics.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { randomStream } from '../../src/tensor/random.js';
import type { SessionOptions, TrainingSession } from '../../src/trainer/training-session.js';

const size = 20_000;
const number = (position: JsonObject | undefined, key: string) => Number(position?.[key] ?? 0);

/** What the tests set in the environment of the trainer. */
const environment = {
  milliseconds: Number(process.env.L2T_TEST_MILLISECONDS ?? 1),
  iterationsPerEpoch: Number(process.env.L2T_TEST_ITERATIONS_PER_EPOCH ?? 10),
  device: process.env.L2T_TEST_DEVICE,
  failAt: Number(process.env.L2T_TEST_FAIL_AT ?? -1),
  crash: process.env.L2T_TEST_CRASH !== undefined,
  /** Whether an iteration keeps the thread to itself. */
  blocks: process.env.L2T_TEST_BLOCKS !== undefined,
};

class FakeSession implements TrainingSession {
  iteration: number;
  epoch: number;
  readonly iterationsPerEpoch = environment.iterationsPerEpoch;
  readonly epochs: number;
  readonly engine: EngineTaken = {
    name: 'fake',
    device: 'CPU',
    version: '1',
    reason: 'a test',
    notTaken: [],
    threads: 1,
    deterministic: true,
  };
  #theta = new Float32Array(size).fill(0.5);
  #best = { epoch: 0, accuracy: -1 };
  #accuracy = 0;
  #lossSum: number;
  #seconds: number;

  constructor(
    private readonly run: RunConfiguration,
    { snapshot, best }: SessionOptions,
  ) {
    const position = snapshot?.position;
    this.epochs = run.experiment.epochs;
    this.iteration = number(position, 'iteration');
    this.epoch = number(position, 'epoch');
    this.#lossSum = number(position, 'lossSum');
    this.#seconds = number(position, 'seconds');
    if (snapshot === undefined) return;
    if (best)
      this.#best = { epoch: number(position, 'bestEpoch'), accuracy: number(position, 'bestAccuracy') };
    this.#theta.set(snapshot.tensors.get('theta')?.data ?? []);
  }

  async advance(): Promise<readonly MetricsRecord[] | undefined> {
    if (this.iteration === this.epochs * this.iterationsPerEpoch) return undefined;
    if (this.iteration === environment.failAt) await this.#fail();
    if (environment.blocks)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, environment.milliseconds);
    else await delay(environment.milliseconds);
    if (this.iteration % this.iterationsPerEpoch === 0) {
      this.epoch++;
      this.#lossSum = 0;
    }
    this.iteration++;
    this.#seconds += environment.milliseconds / 1000 + Math.random() / 1e6;
    const noise = randomStream(this.run.experiment.seed, this.iteration);
    for (let index = 0; index < size; index++) {
      const value = this.#theta[index] ?? 0;
      this.#theta[index] = 3.7 * value * (1 - value) * (0.999 + 0.001 * noise.uniform());
    }
    const trainingLoss = this.#theta.reduce((sum, value) => sum + value, 0) / size;
    this.#lossSum += trainingLoss;
    const record: MetricsRecord = {
      kind: 'iteration',
      iteration: this.iteration,
      epoch: this.epoch,
      time: this.#seconds,
      seconds: Math.random(),
      imagesPerSecond: Math.random(),
      learningRate: 0.1,
      trainingLoss,
      transferLoss: 0,
      pairLosses: [],
      correct: 5,
      images: 10,
      memory: process.memoryUsage.rss(),
    };
    return this.iteration % this.iterationsPerEpoch === 0 ? [record, this.#endEpoch()] : [record];
  }

  async #fail(): Promise<void> {
    if (environment.crash) process.kill(process.pid, 'SIGKILL');
    throw new StudioError({
      code: 'training/non-finite',
      message: 'The loss is not a finite number.',
      remedy: 'Lower the learning rate.',
      exitCode: ExitCode.nonFinite,
    });
  }

  #endEpoch(): MetricsRecord {
    this.#accuracy = Math.round((this.#theta[0] ?? 0) * 1000) / 1000;
    return {
      kind: 'epoch',
      epoch: this.epoch,
      iteration: this.iteration,
      time: this.#seconds,
      trainingLoss: this.#lossSum / this.iterationsPerEpoch,
      trainingAccuracy: 0.5,
      validationAccuracy: this.#accuracy,
      testAccuracy: this.#accuracy,
      validationImages: 10,
      testImages: 10,
    };
  }

  async takeBest(): Promise<NamedTensors | undefined> {
    if (this.#accuracy <= this.#best.accuracy) return undefined;
    this.#best = { epoch: this.epoch, accuracy: this.#accuracy };
    return this.#tensors();
  }

  async snapshot() {
    const { iteration, epoch } = this;
    const best = { bestEpoch: this.#best.epoch, bestAccuracy: this.#best.accuracy };
    const position = { iteration, epoch, ...best, lossSum: this.#lossSum, seconds: this.#seconds };
    return { tensors: this.#tensors(), position };
  }

  #tensors(): NamedTensors {
    return new Map([['theta', { shape: [size], data: this.#theta.slice() }]]);
  }

  async result(): Promise<RunResult> {
    return {
      format: 1,
      method: this.run.experiment.method,
      bestEpoch: this.#best.epoch,
      validationAccuracy: this.#best.accuracy,
      testAccuracy: this.#best.accuracy,
      testImages: 10,
      standardError: 0,
      epochs: this.epochs,
      iterations: this.iteration,
      seconds: this.#seconds,
      engine: this.engine,
      pairs: [],
      seed: this.run.experiment.seed,
      dataSeed: this.run.experiment.data.seed,
      notes: [],
    };
  }

  async saliency() {
    const weights = { of: 'now', epoch: this.epoch } as const;
    return {
      part: 'validation',
      total: 0,
      weights,
      height: this.iteration,
      width: 1,
      classNames: [],
      images: [],
    } as const;
  }

  async dispose() {}
}

export async function openFakeSession(run: RunConfiguration, options: SessionOptions) {
  const { device } = environment;
  if (device !== undefined) await options.useDevice({ name: device, queue: device });
  return new FakeSession(run, options);
}
