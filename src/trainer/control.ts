/** @file What others ask of the trainer, done between two iterations, never within one. */
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { runErrors } from '../errors/run.js';
import type { TrainerState, TrainerStatus } from '../run/control/protocol.js';
import type { RunProgress } from '../run/folder/checkpoint.js';
import type { SaliencyAnswer, SaliencyRequest } from '../run/folder/saliency.js';
import type { RunEvent } from '../run/records/metrics.js';

/** The training that is controlled, as far as requests reach into it. */
export interface Controlled {
  checkpoint(): Promise<void>;
  saliency(request: SaliencyRequest): Promise<SaliencyAnswer>;
  event(name: RunEvent): void;
}

type Job = (training: Controlled) => Promise<void>;

interface WaitingJob {
  readonly run: Job;
  readonly reject: (error: Error) => void;
  /** Aborted when whoever asked is gone: nobody wants it any more. */
  readonly gone: AbortSignal | undefined;
}

/** So long the training waits for what somebody wants who has just come in. */
const patienceMilliseconds = 200;
const glanceMilliseconds = 2;

/** Takes requests at any time; the training loop serves them in `betweenIterations`. */
export class Control {
  #state: TrainerState = 'starting';
  #detail: string | undefined;
  #paused = false;
  #jobs: WaitingJob[] = [];
  #wake = () => {};
  /** Those who have come in and not said yet what they want. */
  readonly #guests = new Set<object>();
  #endedBy: Error | undefined;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(status: TrainerStatus) => void>();

  constructor(private readonly progress: () => RunProgress) {}

  /** Aborted as soon as the run is asked to stop. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal;
  }

  status(): TrainerStatus {
    const { iteration, epoch, iterationsPerEpoch, epochs } = this.progress();
    const detail = this.#detail === undefined ? {} : { detail: this.#detail };
    return { state: this.#state, ...detail, iteration, epoch, iterationsPerEpoch, epochs };
  }

  setState(state: TrainerState, detail?: string): void {
    this.#state = this.stopSignal.aborted ? 'stopping' : state;
    this.#detail = detail;
    // In the queue for a device no one knows for how long: nobody is left to wait for an answer.
    if (this.#state === 'waiting') this.#rejectAll(this.#notYet());
    const status = this.status();
    for (const listener of this.#listeners) listener(status);
  }

  /** Tells the listener of every change of state; the returned function ends that. */
  onState(listener: (status: TrainerStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Somebody has come in; the returned function says that they have spoken, or left. An engine that computes in this
   * thread lets nobody speak during an iteration: to come in and to speak would take one each.
   */
  welcome(): () => void {
    const guest = {};
    this.#guests.add(guest);
    return () => this.#guests.delete(guest);
  }

  /** `gone`, here and below: aborted when whoever asks has left; then it is not done. */
  pause(gone?: AbortSignal): Promise<TrainerStatus> {
    return this.#ask(async (training) => {
      if (!this.#paused && !this.stopSignal.aborted) {
        this.#paused = true;
        training.event('paused');
        this.setState('paused');
      }
      return this.status();
    }, gone);
  }

  resume(gone?: AbortSignal): Promise<TrainerStatus> {
    return this.#ask(async (training) => {
      if (this.#paused) {
        this.#paused = false;
        training.event('resumed');
        this.setState('training');
      }
      return this.status();
    }, gone);
  }

  checkpoint(gone?: AbortSignal): Promise<TrainerStatus> {
    return this.#ask(async (training) => {
      await training.checkpoint();
      return this.status();
    }, gone);
  }

  saliency(request: SaliencyRequest, gone?: AbortSignal): Promise<SaliencyAnswer> {
    return this.#ask((training) => training.saliency(request), gone);
  }

  /** Asks for the end of the loop; settles once there is a checkpoint of where it ended. */
  stop(): Promise<TrainerStatus> {
    this.#stop.abort();
    this.setState('stopping');
    return this.checkpoint();
  }

  /** Serves what was asked, waits while paused, and tells whether to go on. */
  async betweenIterations(training: Controlled): Promise<boolean> {
    // The first turn may have begun before those who came during the iteration were seen.
    await nextTurn();
    const patientUntil = performance.now() + patienceMilliseconds;
    for (;;) {
      await nextTurn();
      const job = this.#jobs.shift();
      if (job?.gone?.aborted) continue;
      if (job !== undefined) await job.run(training);
      else if (this.stopSignal.aborted) return false;
      else if (this.#guests.size > 0 && performance.now() < patientUntil) await delay(glanceMilliseconds);
      else if (!this.#paused) return this.#goOn();
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** No loop serves any more: whoever still waits, or asks from now on, gets the error. */
  end(error: Error): void {
    this.#endedBy = error;
    this.#rejectAll(error);
  }

  #rejectAll(error: Error): void {
    for (const job of this.#jobs.splice(0)) job.reject(error);
  }

  #notYet(): Error {
    return runErrors.notYetTraining(this.#detail ?? this.#state);
  }

  /** Who has not spoken by now is not waited for again. */
  #goOn(): true {
    this.#guests.clear();
    return true;
  }

  #ask<T>(work: (training: Controlled) => Promise<T>, gone?: AbortSignal): Promise<T> {
    if (this.#endedBy !== undefined) return Promise.reject(this.#endedBy);
    if (this.#state === 'waiting') return Promise.reject(this.#notYet());
    return new Promise<T>((resolve, reject) => {
      const run: Job = (training) => {
        const done = work(training);
        done.then(resolve, reject);
        return done.then(
          () => undefined,
          () => undefined,
        );
      };
      this.#jobs.push({ run, reject, gone });
      this.#wake();
    });
  }
}
