/**
 * @file The hypergradient against central differences of L_org(θ_{T+1}) over φ. The look-ahead of the comparison is
 * played by hand: gradients come from the engine, but the steps, their momentum and weight decay are plain arithmetic.
 */
import { expect, test } from 'vitest';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph } from '../../src/autodiff/node.js';
import { toValues } from '../../src/cli/golden/runner.js';
import type { Program } from '../../src/engines/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { feedNames } from '../../src/method/iteration.js';
import { Objective } from '../../src/method/objective.js';
import type { LookAheadLoss } from '../../src/method/roles.js';
import type { MethodSetup } from '../../src/method/setup.js';
import { phiNames, thetaNames } from '../../src/method/state.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { randomStream } from '../../src/tensor/random.js';
import {
  batch,
  exactIteration,
  movedState,
  runExactly,
  scalarOf,
  tinyFeeds,
  tinySetup,
  withFewPairs,
} from './tiny.js';

/** Small enough that ten steps stay on one side of most ReLUs: else central differences see the kinks. */
const learningRate = 1 / 128;

type Values = ReadonlyMap<string, Value>;
type Optimizer = MethodSetup['optimizer'];

/** Gives a loss at θ as `loss`, and its gradient as `gradient.<θ>`. */
function lossProgram(setup: MethodSetup, state: NamedTensors, kind: LookAheadLoss): Program {
  const graph = new Graph();
  const inputs = new Map([...state].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const size = setup.target.image.height;
  const images = graph.input(feedNames.images, [batch, 3, size, size]);
  const labels = graph.input(feedNames.labels, [batch, setup.target.classes]);
  const loss = new Objective(setup, images, labels, inputs, inputs).at(inputs)[kind];
  const names = thetaNames(setup);
  const gradients = gradient(
    loss,
    names.map((name) => inputs.get(name) ?? loss),
  );
  const named = names.map((name, index) => [`gradient.${name}`, gradients[index] ?? loss]);
  return { outputs: { loss, ...Object.fromEntries(named) }, updates: {} };
}

const change = ({ shape, data }: Value, by: (value: number, k: number) => number): Value => ({
  shape,
  data: data.map(by),
});

/** Plays the look-ahead from this state and gives the losses on the way, and last L_org where it ends. */
function playLookAhead(
  setup: MethodSetup,
  kinds: readonly LookAheadLoss[],
  programs: Readonly<Record<LookAheadLoss, Program>>,
  start: Values,
  { momentum, weightDecay }: Optimizer,
): number[] {
  const feeds = tinyFeeds(setup, learningRate);
  const state = new Map(start);
  const losses = kinds.map((kind) => {
    const { outputs } = runExactly(programs[kind], state, feeds);
    for (const name of thetaNames(setup)) {
      const [theta, buffer] = [state.get(name), state.get(`momentum.${name}`)];
      const slope = outputs.get(`gradient.${name}`)?.data;
      if (!theta || !buffer || !slope) throw new Error(`no ${name}`);
      const kept = change(
        buffer,
        (value, k) =>
          momentum * value + (slope[k] ?? Number.NaN) + weightDecay * (theta.data[k] ?? Number.NaN),
      );
      state.set(`momentum.${name}`, kept);
      state.set(
        name,
        change(theta, (value, k) => value - learningRate * (kept.data[k] ?? Number.NaN)),
      );
    }
    return scalarOf(outputs, 'loss');
  });
  return [...losses, scalarOf(runExactly(programs.original, state, feeds).outputs, 'loss')];
}

/** An iteration, and the state from which its look-ahead starts: θ and momentum after step 1, φ as it was. */
function lookAheadOf(setup: MethodSetup, kinds: readonly LookAheadLoss[]) {
  const state = movedState(setup);
  const iteration = exactIteration(setup, state, { detailed: true, learningRate });
  const start = new Map([...iteration.state]);
  const phi = toValues(state);
  for (const name of phiNames(setup))
    start.set(name, phi.get(name) ?? { shape: [], data: new Float64Array() });
  const programs = {
    transfer: lossProgram(setup, state, 'transfer'),
    original: lossProgram(setup, state, 'original'),
    total: lossProgram(setup, state, 'total'),
  };
  return {
    iteration,
    start,
    play: (from: Values, optimizer = setup.optimizer) =>
      playLookAhead(setup, kinds, programs, from, optimizer),
  };
}

type LookAhead = ReturnType<typeof lookAheadOf>;

const step = 1e-6;

/** ∂L_org(θ_{T+1})/∂φ along a random direction: by central differences, and by the hypergradient. */
function alongDirection(
  setup: MethodSetup,
  { iteration, start, play }: LookAhead,
  optimizer: Optimizer = setup.optimizer,
): { readonly expected: number; readonly found: number } {
  const names = phiNames(setup);
  const direction = (name: string) => {
    const random = randomStream('direction', name);
    return Float64Array.from(start.get(name)?.data ?? [], () => random.normal());
  };
  const moved = (distance: number): Values => {
    const state = new Map(start);
    for (const name of names) {
      const [value, along] = [start.get(name), direction(name)];
      if (value)
        state.set(
          name,
          change(value, (number, k) => number + distance * (along[k] ?? 0)),
        );
    }
    return state;
  };
  const end = (distance: number) => play(moved(distance), optimizer).at(-1) ?? Number.NaN;
  const found = names.flatMap((name) => {
    const along = direction(name);
    return Array.from(
      iteration.outputs.get(`hypergradient.${name}`)?.data ?? [Number.NaN],
      (value, k) => value * (along[k] ?? Number.NaN),
    );
  });
  return {
    expected: (end(step) - end(-step)) / (2 * step),
    found: found.reduce((sum, value) => sum + value, 0),
  };
}

/** T steps on β·L_wfm, then one on L_org. */
const transferThenAdapt = (steps: number): LookAheadLoss[] => [
  ...Array.from({ length: steps }, () => 'transfer' as const),
  'original',
];

for (const { method, lookAheadSteps, kinds } of [
  { method: 'l2t-ww', lookAheadSteps: 1, kinds: transferThenAdapt(1) },
  { method: 'l2t-ww', lookAheadSteps: 2, kinds: transferThenAdapt(2) },
  { method: 'l2t-ww', lookAheadSteps: 10, kinds: transferThenAdapt(10) },
  { method: 'l2t-w', lookAheadSteps: 2, kinds: transferThenAdapt(2) },
  { method: 'bilevel', lookAheadSteps: 2, kinds: ['total', 'total'] },
] as const) {
  test(`the look-ahead of ${method} with T = ${lookAheadSteps} and its hypergradient are exact`, () => {
    const setup = withFewPairs(tinySetup(method, { lookAheadSteps }));
    const lookAhead = lookAheadOf(setup, kinds);

    const played = lookAhead.play(lookAhead.start);
    const { outputs } = lookAhead.iteration;
    const names = [...kinds.map((_, index) => `lookAhead.${index}`), 'afterLookAhead'];
    const errors = names.map((name, index) => scalarOf(outputs, name) / (played[index] ?? Number.NaN) - 1);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(1e-9);

    const { expected, found } = alongDirection(setup, lookAhead);
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-5);
  });
}

for (const [what, wrong] of [
  ['momentum', { momentum: 0, weightDecay: 0.05 }],
  ['weight decay', { momentum: 0.9, weightDecay: 0 }],
] as const) {
  test(`the hypergradient is another one without ${what} in the look-ahead's steps`, () => {
    const setup = withFewPairs(tinySetup('l2t-w', { lookAheadSteps: 1 }));
    const { expected, found } = alongDirection(setup, lookAheadOf(setup, transferThenAdapt(1)), wrong);
    expect(Math.abs(found / expected - 1)).toBeGreaterThan(5e-4);
  });
}
