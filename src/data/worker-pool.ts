/** @file A few worker threads that prepare batches; a request goes to the next one in turn. */
import { Worker } from 'node:worker_threads';
// sharp must be loaded in the main thread before any worker loads it, or its libraries go when the first worker ends.
import 'sharp';
import { dataErrors } from '../errors/data.js';
import { StudioError } from '../errors/studio-error.js';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-protocol.js';

interface Waiting {
  readonly resolve: (images: Float32Array<ArrayBuffer>) => void;
  readonly reject: (error: StudioError) => void;
}

export class WorkerPool {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #failure: StudioError | undefined;

  constructor(file: string | URL, start: WorkerStart, count: number) {
    this.#workers = Array.from({ length: count }, () => this.#startWorker(file, start));
    this.#holdProcess();
  }

  get size(): number {
    return this.#workers.length;
  }

  /** The normalized images of a batch. Fails with the error of the worker, or `data/worker-failed` if it is gone. */
  request(request: Omit<WorkerRequest, 'id'>): Promise<Float32Array<ArrayBuffer>> {
    const id = this.#requests++;
    const failure = this.#failure;
    if (failure) return Promise.reject(failure);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#holdProcess();
      this.#workers[id % this.#workers.length]?.postMessage({ ...request, id });
    });
  }

  /** Ends the threads; requests that still wait fail. */
  async close(): Promise<void> {
    this.#fail(dataErrors.workerFailed());
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #startWorker(file: string | URL, start: WorkerStart): Worker {
    const worker = new Worker(file, { workerData: start });
    worker.on('message', (reply: WorkerReply) => this.#receive(reply));
    worker.on('error', (cause) => this.#fail(dataErrors.workerFailed(cause)));
    worker.on('exit', () => this.#fail(dataErrors.workerFailed()));
    return worker;
  }

  #receive(reply: WorkerReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    this.#holdProcess();
    if ('images' in reply) waiting?.resolve(reply.images);
    else if ('error' in reply) waiting?.reject(new StudioError(reply.error));
    else waiting?.reject(dataErrors.workerFailed(reply.defect));
  }

  #fail(error: StudioError): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
    this.#holdProcess();
  }

  /** Idle workers do not keep the program alive; busy ones do. */
  #holdProcess(): void {
    for (const worker of this.#workers) {
      if (this.#waiting.size > 0) worker.ref();
      else worker.unref();
    }
  }
}
