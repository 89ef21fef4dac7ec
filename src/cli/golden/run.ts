/** @file Runs golden iterations on an engine, one by one, and compares every quantity that their case holds. */
import type { Engine } from '../../engines/engine.js';
import { ReferenceEngine } from '../../engines/reference/engine.js';
import { thetaNames } from '../../method/state.js';
import type { GoldenCase } from './case.js';
import { compareEnd, compareIteration, compareStart } from './compare.js';
import type { Comparison, Results } from './comparison.js';
import { requireComplete } from './complete.js';
import type { GoldenIterations } from './iteration-case.js';
import { type GoldenTraining, playGolden } from './play.js';
import { type GoldenData, trainingOf } from './setup.js';
import { stepTheta } from './theta.js';
import { type Tolerances, tolerancesOf } from './tolerances.js';

/** Whether the engine computes in float64. */
export const isExact = (engine: Engine): boolean => engine instanceof ReferenceEngine;

/** Runs all iterations of a case of the authors' networks. @throws StudioError `golden/broken-case` */
export async function runGoldenCase(
  golden: GoldenCase,
  data: GoldenData,
  engine: Engine,
): Promise<Comparison[]> {
  const training = trainingOf(golden, data, golden.iterations.length);
  return runIterations(golden, training, engine, tolerancesOf(golden, isExact(engine)));
}

/** Runs all iterations. Fails with `golden/broken-case` where the case does not say what all of them give. */
export async function runIterations(
  golden: GoldenIterations,
  training: GoldenTraining,
  engine: Engine,
  tolerances: Tolerances,
): Promise<Comparison[]> {
  requireComplete(golden, training.setup);
  const play = await playGolden(training, engine);
  const comparisons = compareStart(golden, await play.state(), tolerances);
  const { initial, setup, learningRate } = training;
  const theta = new Set(thetaNames(setup));
  let stepped: Results = new Map([...initial].filter(([name]) => theta.has(name)));
  for (const index of golden.iterations.keys()) {
    const results = await play.step(index);
    const state = await play.state();
    stepped = stepTheta(stepped, state, learningRate);
    comparisons.push(...compareIteration(golden, index, { results, initial, state, stepped }, tolerances));
  }
  comparisons.push(...compareEnd(golden, await play.state(), tolerances));
  await play.close();
  return comparisons;
}
