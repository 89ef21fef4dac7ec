/** @file The program of a worker thread: prepares the batches that the batch loader asks for. */
import '../errors/translations.js';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { inFlight } from './in-flight.js';
import { normalizerFor } from './normalize.js';
import { prepareImage } from './prepare.js';
import { failureReply, type WorkerReply, type WorkerRequest, type WorkerStart } from './worker-protocol.js';

// Images are small and many: one thread an image, and no cache of results that never come again.
sharp.concurrency(1);
sharp.cache(false);

const { store, image }: WorkerStart = workerData;
const imageValues = 3 * image.height * image.width;
const normalize = normalizerFor(image);
// A photo is dozens of megabytes while it is decoded and resized: a batch of them at once exhausts the memory.
const oneOfFew = inFlight(4);

async function prepareBatch({ id, positions, draw }: WorkerRequest): Promise<WorkerReply> {
  const images = new Float32Array(positions.length * imageValues);
  await Promise.all(
    Array.from(positions, (position, place) =>
      oneOfFew(async () => {
        const own = draw && { ...draw, indexInEpoch: draw.indexInEpoch + place };
        const { data } = await prepareImage(store, position, image, own);
        normalize(data, images.subarray(place * imageValues, (place + 1) * imageValues));
      }),
    ),
  );
  return { id, images };
}

parentPort?.on('message', async (request: WorkerRequest) => {
  const reply = await prepareBatch(request).catch((thrown: unknown) => failureReply(request.id, thrown));
  parentPort?.postMessage(reply, 'images' in reply ? [reply.images.buffer] : []);
});
