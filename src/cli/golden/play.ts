/** @file A golden case made ready on an engine: its tensors filled, its iterations fed with its images. */
import type { Engine } from '../../engines/engine.js';
import type { Value } from '../../engines/reference/values.js';
import { goldenErrors } from '../../errors/golden.js';
import { feedNames, iterationProgram } from '../../method/iteration.js';
import type { MethodSetup } from '../../method/setup.js';
import { withOptimizers } from '../../method/state.js';
import type { GoldenCase } from './case.js';
import type { Results } from './compare.js';
import { initialTensors } from './fill.js';
import { goldenImages, imageCount } from './images.js';
import { openRunner, type Runner, toHosts, toValues } from './runner.js';
import type { GoldenSource } from './setup.js';

/** What golden cases are computed from. */
export interface GoldenData {
  readonly source: GoldenSource;
  /** CIFAR-10's `test_batch.bin`, and its name. */
  readonly images: { readonly file: string; readonly bytes: Uint8Array };
}

/** What a case says of its start and of its iterations, without what should come out. */
export type GoldenStart = Pick<GoldenCase, 'init_seeds' | 'batch' | 'first_image' | 'lr'>;

export interface GoldenPlay extends Pick<Runner, 'state' | 'close'> {
  /** Runs iteration number `index`; they are run in order, from 0. */
  step(index: number): Promise<Results>;
}

/** Makes a case ready. Fails where there are fewer images than so many iterations need. */
export async function playGolden(
  golden: GoldenStart,
  setup: MethodSetup,
  { source, images: { file, bytes } }: GoldenData,
  engine: Engine,
  iterations: number,
): Promise<GoldenPlay> {
  const needed = golden.first_image + iterations * golden.batch;
  if (imageCount(bytes) < needed) throw goldenErrors.tooFewImages(file, needed, imageCount(bytes));
  const parameters = initialTensors(golden.init_seeds, setup);
  const state = withOptimizers(setup, toHosts(parameters), [source.weights]);
  const program = iterationProgram(setup, state, { batch: golden.batch, detailed: true });
  const runner = await openRunner(engine, program, new Map([...toValues(state), ...parameters]));
  const { beta1, beta2 } = setup.metaOptimizer;
  return {
    step: (index) => {
      const batch = goldenImages(bytes, golden.first_image + index * golden.batch, golden.batch);
      return runner.step(
        new Map([
          [feedNames.images, batch.images],
          [feedNames.labels, batch.labels],
          [feedNames.learningRate, scalar(golden.lr)],
          [feedNames.firstCorrection, scalar(1 / (1 - beta1 ** (index + 1)))],
          [feedNames.secondCorrection, scalar(1 / (1 - beta2 ** (index + 1)))],
        ]),
      );
    },
    state: () => runner.state(),
    close: () => runner.close(),
  };
}

const scalar = (value: number): Value => ({ shape: [], data: Float64Array.of(value) });
