/** @file Runs a golden case on an engine, iteration by iteration, and compares every quantity that it holds. */
import type { Engine } from '../../engines/engine.js';
import { ReferenceEngine } from '../../engines/reference/engine.js';
import type { GoldenCase } from './case.js';
import { type Comparison, compareEnd, compareIteration, compareStart } from './compare.js';
import { requireComplete } from './complete.js';
import { type GoldenData, playGolden } from './play.js';
import { setupOf } from './setup.js';
import { tolerancesOf } from './tolerances.js';

/** Runs all iterations of a case. Fails with `golden/broken-case` where it cannot be set up as it says. */
export async function runGoldenCase(
  golden: GoldenCase,
  data: GoldenData,
  engine: Engine,
): Promise<Comparison[]> {
  const setup = setupOf(golden, data.source.classes);
  requireComplete(golden, setup);
  const tolerances = tolerancesOf(golden, engine instanceof ReferenceEngine);
  const play = await playGolden(golden, setup, data, engine, golden.iterations.length);
  const comparisons = compareStart(golden, await play.state(), tolerances);
  for (const index of golden.iterations.keys()) {
    const results = await play.step(index);
    comparisons.push(...compareIteration(golden, index, results, await play.state(), tolerances));
  }
  comparisons.push(...compareEnd(golden, await play.state(), tolerances));
  await play.close();
  return comparisons;
}
