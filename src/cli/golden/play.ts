/** @file Golden iterations made ready on an engine: state from given tensors, each iteration fed with its images. */
import type { Engine } from '../../engines/engine.js';
import type { Value } from '../../engines/reference/values.js';
import { feedNames, iterationProgram } from '../../method/iteration.js';
import type { MethodSetup } from '../../method/setup.js';
import { withOptimizers } from '../../method/state.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import type { Results } from './comparison.js';
import type { LabeledImages } from './images.js';
import { openRunner, type Runner, toHosts, toValues } from './runner.js';

/** What iterations are computed from. */
export interface GoldenTraining {
  readonly setup: MethodSetup;
  /** θ, φ, and the target's running statistics and constants before the first iteration. */
  readonly initial: ReadonlyMap<string, Value>;
  /** All tensors of the source by PyTorch name. */
  readonly source: NamedTensors;
  readonly batch: number;
  readonly learningRate: number;
  /** The images of an iteration, from 0 on. */
  readonly images: (iteration: number) => LabeledImages;
}

export interface GoldenPlay extends Pick<Runner, 'state' | 'close'> {
  /** Runs iteration number `index`; they are run in order, from 0. */
  step(index: number): Promise<Results>;
}

export async function playGolden(training: GoldenTraining, engine: Engine): Promise<GoldenPlay> {
  const { setup, initial, source, batch, learningRate } = training;
  const state = withOptimizers(setup, toHosts(initial), [source]);
  const program = iterationProgram(setup, state, { batch, detailed: true });
  const runner = await openRunner(engine, program, new Map([...toValues(state), ...initial]));
  const { beta1, beta2 } = setup.metaOptimizer;
  return {
    step: (index) => {
      const { images, labels } = training.images(index);
      return runner.step(
        new Map([
          [feedNames.images, images],
          [feedNames.labels, labels],
          [feedNames.learningRate, scalar(learningRate)],
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
