/** @file Times one subject beside the yardstick convolutions, in a process of its own so that its peak memory is its own. */

import { topologicalOrder } from '../../autodiff/node.js';
import type { RealEngineName } from '../../catalog/engines.js';
import { type Engine, programNodes } from '../../engines/engine.js';
import { engineOpeners } from '../../engines/open.js';
import { usefulGigaflop } from '../../engines/work.js';
import { type Subject, yardstickSubjects } from './subjects.js';

/** A median with the smallest and the largest of its samples. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Measurement {
  /** Median seconds of one call. */
  readonly seconds: number;
  readonly secondsSpread: Spread;
  readonly gflop: number;
  readonly gflopPerSecond: number;
  /** The better yardstick convolution of the same process. */
  readonly convolutionGflopPerSecond: number;
  /** gflopPerSecond / convolutionGflopPerSecond. */
  readonly ratio: number;
  /** Seconds to build the expression graph, and to compile it. */
  readonly buildSeconds: number;
  readonly compileSeconds: number;
  readonly peakMemoryBytes: number;
  /** Nodes of the program: about the kernels that a call starts. */
  readonly nodes: number;
}

/** Median (of an even number of samples the lower middle one), least and most; NaN where there are no samples. */
export function spread(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((left, right) => left - right);
  return {
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

/** Builds and compiles a subject. */
async function prepare(engine: Engine, { build, state, feeds }: Subject) {
  const engineState = await engine.createState(state);
  const started = performance.now();
  const program = build();
  const built = performance.now();
  const compiled = await engine.compile(program, engineState);
  return {
    run: () => compiled.run(feeds),
    gflop: usefulGigaflop(program),
    nodes: topologicalOrder(programNodes(program)).length,
    buildSeconds: (built - started) / 1000,
    compileSeconds: (performance.now() - built) / 1000,
  };
}

/** Rounds of the yardstick around every call of the subject: short calls, so several. */
const yardstickRounds = 5;

/**
 * Opens the engine, compiles the subject, and times it and the yardstick convolutions in turn, after one call of each.
 * @throws StudioError of `engine/…` where the engine cannot be opened or fails.
 */
export async function measure(
  subject: Subject,
  engineName: RealEngineName,
  batch: number,
  repetitions: number,
): Promise<Measurement> {
  const engine = await engineOpeners[engineName]();
  const { run, gflop, nodes, buildSeconds, compileSeconds } = await prepare(engine, subject);
  const yardsticks: { gflop: number; run: () => Promise<unknown>; seconds: number[] }[] = [];
  for (const one of yardstickSubjects(batch))
    yardsticks.push({ ...(await prepare(engine, one)), seconds: [] });
  for (const warmUp of [run, ...yardsticks.map((one) => one.run)]) await warmUp();

  const samples: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const one of yardsticks) {
      for (let round = 0; round < yardstickRounds; round++) one.seconds.push(await secondsOf(one.run));
    }
    samples.push(await secondsOf(run));
  }
  const secondsSpread = spread(samples);
  const gflopPerSecond = gflop / secondsSpread.median;
  const convolutionGflopPerSecond = Math.max(
    ...yardsticks.map((one) => one.gflop / spread(one.seconds).median),
  );
  return {
    seconds: secondsSpread.median,
    secondsSpread,
    gflop,
    gflopPerSecond,
    convolutionGflopPerSecond,
    ratio: gflopPerSecond / convolutionGflopPerSecond,
    buildSeconds,
    compileSeconds,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    nodes,
  };
}
