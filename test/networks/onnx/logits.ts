/** @file What a network says of some images: by the trainer, and by ONNX Runtime from an exported model. */
import * as ort from 'onnxruntime-node';
import type { NetworkDescription } from '../../../src/catalog/networks/description.js';
import { OnnxRuntimeEngine } from '../../../src/engines/onnxruntime/engine.js';
import { evaluationProgram } from '../../../src/method/evaluation.js';
import { initialNetwork, initialTensor } from '../../../src/networks/initialize.js';
import type { HostTensor, NamedTensors } from '../../../src/tensor/host-tensor.js';

/** Initial weights with noise on all, the statistics too, so that a forgotten tensor shows. */
export function noisyNetwork(description: NetworkDescription): Map<string, HostTensor> {
  return new Map(
    [...initialNetwork(description, 1)].map(([name, { shape, data }]) => {
      // Filters are many: as much noise on each as on a bias would grow from layer to layer.
      const bound = shape.length > 1 ? 0.02 : 0.3;
      const noise = initialTensor(shape, { kind: 'uniform', bound }, 2, name);
      return [name, { shape, data: data.map((value, k) => value + Math.abs(noise.data[k] ?? 0)) }];
    }),
  );
}

/** Images as the network takes them. */
export function someImages({ image }: NetworkDescription, batch: number): HostTensor {
  return initialTensor([batch, 3, image.height, image.width], { kind: 'uniform', bound: 2 }, 3, 'images');
}

export async function logitsOfTrainer(
  network: NetworkDescription,
  tensors: NamedTensors,
  images: HostTensor,
): Promise<number[]> {
  const engine = new OnnxRuntimeEngine();
  const state = new Map([...tensors].map(([name, tensor]) => [`target.${name}`, tensor]));
  const program = await engine.compile(
    evaluationProgram(network, state, images.shape[0] ?? 1),
    await engine.createState(state),
  );
  const outputs = await program.run(new Map([['images', images]]));
  return [...(outputs.get('logits')?.data ?? [])];
}

/** @param model a file, or its bytes. */
export async function logitsOfModel(model: string | Uint8Array, images: HostTensor): Promise<number[]> {
  const session =
    typeof model === 'string'
      ? await ort.InferenceSession.create(model)
      : await ort.InferenceSession.create(model);
  const { logits } = await session.run({
    images: new ort.Tensor('float32', images.data, [...images.shape]),
  });
  await session.release();
  return logits?.data instanceof Float32Array ? [...logits.data] : [];
}

/** The largest difference as a part of the largest number. */
export function distance(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...found.map((value, k) => Math.abs(value - (expected[k] ?? 0)))) / largest;
}
