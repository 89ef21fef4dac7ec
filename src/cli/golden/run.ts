/** @file Runs a golden case on an engine and compares every quantity that it holds. */
import { readFileSync } from 'node:fs';
import type { CompiledProgram, Engine, EngineState, Program } from '../../engines/engine.js';
import { OnnxRuntimeEngine } from '../../engines/onnxruntime/engine.js';
import { ReferenceEngine, ReferenceState } from '../../engines/reference/engine.js';
import { usageErrors } from '../../errors/usage.js';
import { iterationProgram } from '../../method/iteration.js';
import type { MethodSetup } from '../../method/setup.js';
import { phiNames, thetaNames, withOptimizers } from '../../method/state.js';
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';
import type { GoldenCase, GoldenIteration } from './case.js';
import {
  type Comparison,
  type Computed,
  largestDifference,
  relativeError,
  stored,
  summarized,
  type Tolerances,
  tolerancesOf,
  vectorError,
} from './compare.js';
import { type ExactTensor, initialTensors } from './fill.js';

type Results = ReadonlyMap<string, Computed>;

/** One case on one engine, in the engine's own precision. */
interface Runner {
  step(feeds: ReadonlyMap<string, ExactTensor>): Promise<Results>;
  state(): Promise<Results>;
}

const toHost = ({ shape, data }: ExactTensor): HostTensor => ({ shape, data: Float32Array.from(data) });
const toHosts = (tensors: ReadonlyMap<string, ExactTensor>): NamedTensors =>
  new Map([...tensors].map(([name, tensor]) => [name, toHost(tensor)]));

function exactRunner(
  engine: ReferenceEngine,
  program: Program,
  initial: ReadonlyMap<string, ExactTensor>,
): Runner {
  const state = new ReferenceState(initial);
  return {
    step: async (feeds) => engine.runExactly(program, state, feeds),
    state: async () => state.values,
  };
}

function floatRunner(compiled: CompiledProgram, state: EngineState): Runner {
  return { step: (feeds) => compiled.run(toHosts(feeds)), state: () => state.read() };
}

/** The engines that golden cases can be run on; this one is float64, the others float32. */
export const goldenEngines = ['reference', 'onnxruntime'] as const;

function engineOf(name: string): Engine {
  if (name === 'reference') return new ReferenceEngine();
  if (name === 'onnxruntime') return new OnnxRuntimeEngine();
  throw usageErrors.unknownEngine(name, goldenEngines);
}

/** Images [first, first + count) of a CIFAR-10 binary file, normalised in float64, and one-hot labels. */
export function cifarBatch(
  file: string,
  first: number,
  count: number,
): { readonly images: ExactTensor; readonly labels: ExactTensor } {
  const bytes = readFileSync(file);
  const [mean, deviation] = [
    [0.485, 0.456, 0.406],
    [0.229, 0.224, 0.225],
  ];
  const images = new Float64Array(count * 3072);
  const labels = new Float64Array(count * 10);
  for (let image = 0; image < count; image++) {
    const start = (first + image) * 3073;
    labels[image * 10 + (bytes[start] ?? 0)] = 1;
    for (let k = 0; k < 3072; k++) {
      const channel = Math.floor(k / 1024);
      images[image * 3072 + k] =
        ((bytes[start + 1 + k] ?? 0) / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1);
    }
  }
  return {
    images: { shape: [count, 3, 32, 32], data: images },
    labels: { shape: [count, 10], data: labels },
  };
}

const scalar = (value: number): ExactTensor => ({ shape: [], data: Float64Array.of(value) });

/**
 * Runs all iterations of a case and gives the relative error of every quantity with its tolerance.
 * @param source the source network's tensors by PyTorch name.
 * @param testBatch path of CIFAR-10's `test_batch.bin`.
 */
export async function runGoldenCase(
  golden: GoldenCase,
  setup: MethodSetup,
  source: NamedTensors,
  testBatch: string,
  engineName: string,
): Promise<Comparison[]> {
  const engine = engineOf(engineName);
  const exact = engine instanceof ReferenceEngine;
  const parameters = initialTensors(golden, setup);
  const rest = withOptimizers(setup, toHosts(parameters), [source]);
  const initial = new Map<string, ExactTensor>(
    [...rest].map(([name, { shape, data }]) => [
      name,
      parameters.get(name) ?? { shape, data: Float64Array.from(data) },
    ]),
  );
  const program = iterationProgram(setup, rest, { batch: golden.batch, detailed: true });
  const runner = exact ? exactRunner(engine, program, initial) : await compiledRunner(engine, program, rest);

  const tolerances = tolerancesOf(golden, exact);
  const comparisons: Comparison[] = [];
  for (const [index, expected] of golden.iterations.entries()) {
    const batch = cifarBatch(testBatch, golden.first_image + index * golden.batch, golden.batch);
    const results = await runner.step(
      new Map([
        ['images', batch.images],
        ['labels', batch.labels],
        ['learningRate', scalar(golden.lr)],
        ['firstCorrection', scalar(1 / (1 - 0.9 ** (index + 1)))],
        ['secondCorrection', scalar(1 / (1 - 0.999 ** (index + 1)))],
      ]),
    );
    comparisons.push(...compareIteration(golden, index, expected, results, await runner.state(), tolerances));
  }
  comparisons.push(...compareEnd(golden, setup, await runner.state(), tolerances));
  return comparisons;
}

async function compiledRunner(engine: Engine, program: Program, initial: NamedTensors): Promise<Runner> {
  const state = await engine.createState(initial);
  return floatRunner(await engine.compile(program, state), state);
}

function compareIteration(
  golden: GoldenCase,
  iteration: number,
  expected: GoldenIteration,
  results: Results,
  state: Results,
  tolerances: Tolerances,
): Comparison[] {
  const value = (name: string) => results.get(name)?.data[0] ?? Number.NaN;
  const row = (quantity: string, error: number, tolerance: number): Comparison => ({
    iteration,
    quantity,
    error,
    tolerance,
  });
  const lambda = results.get('lambda');
  const images = lambda?.shape[0] ?? 1;
  const lambdaMean = expected.lambda_mean.map((_, pair) => {
    let total = 0;
    for (let image = 0; image < images; image++)
      total += lambda?.data[image * golden.pairs.length + pair] ?? Number.NaN;
    return total / images;
  });
  const hypergradient = (name: string) => results.get(`hypergradient.${name}`);
  const rows = [
    row('L_total', relativeError(value('total'), expected.L_total), tolerances.losses),
    row('L_org', relativeError(value('original'), expected.L_org), tolerances.losses),
    row('beta L_wfm', relativeError(value('transfer'), expected.betaL_wfm), tolerances.losses),
    row('lambda mean', vectorError([[lambdaMean, expected.lambda_mean]]), tolerances.losses),
    row(
      'look-ahead losses',
      Math.max(
        ...expected.lookahead_losses.map((loss, step) => relativeError(value(`lookAhead.${step}`), loss)),
      ),
      tolerances.losses,
    ),
    row(
      'L_org after look-ahead',
      relativeError(value('afterLookAhead'), expected.L_org_after_lookahead),
      tolerances.losses,
    ),
    row(
      'hypergradient (summary)',
      vectorError(summarized(expected.hypergradient, hypergradient)),
      tolerances.hypergradient,
    ),
    phiRow(
      iteration,
      'phi after (summary)',
      summarized(expected.phi_after, (name) => state.get(name)),
      tolerances,
      false,
    ),
  ];
  const whole = stored(golden, `hypergradient/${iteration}/`, hypergradient);
  if (whole.length > 0) {
    rows.push(
      row('hypergradient', vectorError(whole), Math.max(tolerances.hypergradient, tolerances.stored)),
    );
  }
  for (const [quantity, summaries] of [
    ['theta after step 1 (summary)', expected.theta_after_step1],
    ['theta at the end (summary)', expected.theta_end],
  ] as const) {
    if (summaries)
      rows.push(
        row(quantity, vectorError(summarized(summaries, (name) => state.get(name))), tolerances.theta),
      );
  }
  return rows;
}

function compareEnd(
  golden: GoldenCase,
  setup: MethodSetup,
  state: Results,
  tolerances: Tolerances,
): Comparison[] {
  const iteration = golden.iterations.length - 1;
  const theta = new Set(thetaNames(setup));
  const phi = new Set(phiNames(setup));
  const of = (names: ReadonlySet<string>, prefix: string) => (name: string) =>
    names.has(name) ? state.get(prefix + name) : undefined;
  const rows: Comparison[] = [];
  for (const [quantity, prefix, computed] of [
    ['final theta', 'final/', of(theta, '')],
    ['final momentum', 'final_momentum/', of(theta, 'momentum.')],
  ] as const) {
    const whole = stored(golden, prefix, computed);
    if (whole.length > 0)
      rows.push({ iteration, quantity, error: vectorError(whole), tolerance: tolerances.stored });
  }
  const wholePhi = stored(golden, 'final_phi/', of(phi, ''));
  if (wholePhi.length > 0) rows.push(phiRow(iteration, 'final phi', wholePhi, tolerances, true));
  return rows;
}

function phiRow(
  iteration: number,
  quantity: string,
  pairs: [ArrayLike<number>, ArrayLike<number>][],
  { phi, stored: storedTolerance }: Tolerances,
  whole: boolean,
): Comparison {
  if ('relative' in phi) {
    return {
      iteration,
      quantity,
      error: vectorError(pairs),
      tolerance: whole ? storedTolerance : phi.relative,
    };
  }
  // Norms of whole tensors add up many such differences: only single elements are compared.
  const elements = whole ? pairs : pairs.filter((_, index) => index % 2 === 0);
  return {
    iteration,
    quantity: `${quantity}, per element`,
    error: largestDifference(elements),
    tolerance: phi.perElement,
  };
}
