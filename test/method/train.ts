/** @file Training for a few iterations on ONNX Runtime. */
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { iterationProgram } from '../../src/method/iteration.js';
import type { MethodSetup } from '../../src/method/setup.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { tinyFeeds, tinyState } from './tiny.js';

export interface Training {
  readonly initial: NamedTensors;
  /** Of every iteration. */
  readonly outputs: readonly NamedTensors[];
  /** The state at the end. */
  readonly left: NamedTensors;
}

/**
 * Trains from the start, and gives every iteration's outputs.
 * @param batches the number of images of each iteration; every number has a program of its own on the same state.
 * @param iterationOf which images each iteration sees: the next ones, unless told.
 */
export async function train(
  setup: MethodSetup,
  batches: readonly number[],
  learningRate: number,
  iterationOf = (iteration: number): number => iteration,
): Promise<Training> {
  const engine = new OnnxRuntimeEngine();
  const initial = tinyState(setup);
  const state = await engine.createState(initial);
  const compile = async (images: number) =>
    [images, await engine.compile(iterationProgram(setup, initial, { batch: images }), state)] as const;
  const programs = new Map(await Promise.all([...new Set(batches)].map(compile)));
  const outputs: NamedTensors[] = [];
  for (const [iteration, images] of batches.entries()) {
    const feeds = tinyFeeds(setup, learningRate, images, iterationOf(iteration));
    const results = await programs.get(images)?.run(feeds);
    if (results) outputs.push(results);
  }
  const left = await state.read();
  await Promise.all([...programs.values()].map((program) => program.dispose()));
  return { initial, outputs, left };
}
