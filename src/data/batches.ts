/** @file Batches of normalized images in a reproducible order, prepared ahead of the training step by worker threads. */
import { type ImageForm, type ImageSize, isSmall } from '../catalog/networks/image-form.js';
import { randomStream } from '../tensor/random.js';
import { turnOfProcess } from './large-images.js';
import type { Part } from './part.js';
import type { ImageStore, SmallImages } from './prepare.js';
import { WorkerPool } from './worker-pool.js';

/** N images and what they are; the last batch of an epoch may be smaller. */
export interface Batch {
  /** N × 3 × H × W, normalized. */
  readonly images: Float32Array<ArrayBuffer>;
  /** N class indices. */
  readonly labels: Int32Array<ArrayBuffer>;
  /** N positions in the part's samples. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

export interface BatchLoaderOptions {
  readonly part: Part;
  /** Size and norm of the batches' images. */
  readonly image: ImageForm;
  /** Whether `epoch` draws random crops and flips. */
  readonly augment: boolean;
  /** The training seed: it decides order and augmentation. */
  readonly seed: number;
  readonly batchSize: number;
  /** Worker threads, at least 1; the batches do not depend on it. */
  readonly workers: number;
  /** The built `data-worker.js`. */
  readonly workerFile: string | URL;
}

/** Batches that each worker may be ahead of the training step. */
const aheadPerWorker = 2;
/** Small images are kept in memory up to this many bytes. */
const largestStore = 512 * 1024 * 1024;

export class BatchLoader {
  readonly #options: BatchLoaderOptions;
  #pool: WorkerPool | undefined;

  constructor(options: BatchLoaderOptions) {
    this.#options = options;
  }

  get batchesPerEpoch(): number {
    return Math.ceil(this.#options.part.samples.length / this.#options.batchSize);
  }

  /**
   * The batches of an epoch in its random order, from batch number `firstBatch` on. The same seed and epoch give the
   * same batches. Fails with the `data/...` error of the first image that cannot be read.
   */
  epoch(epoch: number, firstBatch: number): AsyncIterable<Batch> {
    const { seed, part, augment } = this.#options;
    const order = randomStream(seed, 'order', epoch).permutation(part.samples.length);
    return this.#prefetched(order, firstBatch, augment ? epoch : undefined);
  }

  /** All samples in the part's own order, never augmented: for evaluation. */
  ordered(): AsyncIterable<Batch> {
    const order = Uint32Array.from(this.#options.part.samples.keys());
    return this.#prefetched(order, 0, undefined);
  }

  /** Ends the worker threads; a batch that is still awaited fails. */
  async close(): Promise<void> {
    await this.#pool?.close();
  }

  /** The threads start when the first batch is asked for. */
  #startedPool(): WorkerPool {
    const { part, image, workerFile, workers } = this.#options;
    this.#pool ??= new WorkerPool(workerFile, { store: storeOf(part, image), image }, workers);
    return this.#pool;
  }

  /** Keeps a bounded number of batches under way; `epoch` is given where images are augmented. */
  async *#prefetched(
    order: Uint32Array,
    firstBatch: number,
    epoch: number | undefined,
  ): AsyncGenerator<Batch> {
    const pool = this.#startedPool();
    const underWay: Promise<Batch>[] = [];
    let next = firstBatch;
    for (;;) {
      while (next < this.batchesPerEpoch && underWay.length < aheadPerWorker * pool.size) {
        const batch = this.#prepare(pool, order, next++, epoch);
        // A batch that nobody comes to await must not end the program; who awaits it still gets the error.
        batch.catch(() => {});
        underWay.push(batch);
      }
      const batch = underWay.shift();
      if (!batch) return;
      yield await batch;
    }
  }

  async #prepare(
    pool: WorkerPool,
    order: Uint32Array,
    batch: number,
    epoch: number | undefined,
  ): Promise<Batch> {
    const { part, batchSize, seed } = this.#options;
    const first = batch * batchSize;
    const indices = order.slice(first, first + batchSize);
    const labels = Int32Array.from(indices, (position) => part.samples[position]?.label ?? 0);
    const draw = epoch === undefined ? {} : { draw: { seed, epoch, indexInEpoch: first } };
    const images = await pool.request({ positions: indices, ...draw });
    return { images, labels, indices };
  }
}

function storeOf(part: Part, size: ImageSize): ImageStore {
  return {
    places: part.samples.map((sample) => sample.pixels),
    turn: turnOfProcess,
    ...(part.block ? { block: part.block } : {}),
    ...smallImagesFor(part, size),
  };
}

/** Room for the resized images, where there are any to keep. */
function smallImagesFor(part: Part, size: ImageSize): { small?: SmallImages } {
  const bytes = part.samples.length * size.height * size.width * 3;
  const alreadySmall = part.block?.width === size.width && part.block.height === size.height;
  if (!isSmall(size) || alreadySmall || bytes > largestStore) return {};
  return {
    small: {
      pixels: new Uint8Array(new SharedArrayBuffer(bytes)),
      ready: new Uint8Array(new SharedArrayBuffer(part.samples.length)),
    },
  };
}
