/** @file How fast an engine is: GFLOP/s of a convolution that training is made of. */
import { convolution } from '../autodiff/convolution.js';
import { Graph } from '../autodiff/node.js';
import { squareWindow } from '../catalog/networks/window.js';
import type { Engine, Program } from '../engines/engine.js';
import { usefulGigaflop } from '../engines/work.js';
import { elementCount, type HostTensor } from '../tensor/host-tensor.js';

/** What is measured, for people. */
export const measuredConvolution = '3x3 convolution, 64 to 128 channels, 16x16, batch 32';

const shapes = { x: [32, 64, 16, 16], filter: [128, 64, 3, 3] } as const;
const repetitions = 5;
/** An engine that takes longer for one call is measured once. */
const patienceSeconds = 1;

const ramp = (shape: readonly number[]): HostTensor => ({
  shape,
  data: Float32Array.from({ length: elementCount(shape) }, (_, index) => (index % 17) / 17 - 0.5),
});

function convolutionProgram(): Program {
  const graph = new Graph();
  const [x, filter] = [graph.input('x', shapes.x), graph.input('filter', shapes.filter)];
  return { outputs: { y: convolution(x, filter, squareWindow(1, 1)) }, updates: {} };
}

/** The best of a few calls, in GFLOP/s. @throws StudioError where the engine fails. */
export async function measureConvolution(engine: Engine): Promise<number> {
  const program = convolutionProgram();
  const state = await engine.createState(new Map());
  const compiled = await engine.compile(program, state);
  const feeds = new Map([
    ['x', ramp(shapes.x)],
    ['filter', ramp(shapes.filter)],
  ]);
  let best = Number.POSITIVE_INFINITY;
  for (let call = 0; call <= repetitions; call++) {
    const started = performance.now();
    await compiled.run(feeds);
    const seconds = (performance.now() - started) / 1000;
    // The first call also warms up.
    if (call > 0 || seconds > patienceSeconds) best = Math.min(best, seconds);
    if (seconds > patienceSeconds) break;
  }
  await compiled.dispose();
  await state.dispose();
  return usefulGigaflop(program) / best;
}
