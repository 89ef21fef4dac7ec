/** @file The doctor sees an engine that trains wrongly. */
import { expect, test } from 'vitest';
import { allowedError, trainingError } from '../../src/doctor/training-step.js';
import type { NamedTensors } from '../../src/engines/engine.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';

type Change = (tensors: NamedTensors) => NamedTensors;
const unchanged: Change = (tensors) => tensors;

/** The reference engine, which is fed something else, or gives something else. */
function changed({ feeds = unchanged, results = unchanged }: { feeds?: Change; results?: Change }) {
  const engine = new ReferenceEngine();
  const compile = engine.compile.bind(engine);
  engine.compile = async (program, state) => {
    const compiled = await compile(program, state);
    return {
      run: async (fed) => results(await compiled.run(feeds(fed))),
      dispose: () => compiled.dispose(),
    };
  };
  return engine;
}

/** Multiplies the elements of the tensors of these names. */
const multiplied =
  (names: RegExp, factor: (index: number) => number): Change =>
  (tensors) =>
    new Map(
      [...tensors].map(([name, { shape, data }]) => [
        name,
        { shape, data: names.test(name) ? data.map((value, index) => value * factor(index)) : data },
      ]),
    );

test('a hypergradient that is a half too large is off by a half, though losses are far larger', async () => {
  const results = multiplied(/^hypergradient/, () => 1.5);
  expect(await trainingError(changed({ results }))).toBeCloseTo(0.5);
});

/** float32 rounds to 6e-8 of a value. */
const hundredRoundings = 6e-6;

test.each([1, 2, 3, 4])(
  'an engine that rounds otherwise, in manner %i, is not taken for one that trains wrongly',
  async (manner) => {
    const feeds = multiplied(/^images$/, (index) => 1 + hundredRoundings * Math.sin(manner * (index + 1)));
    expect(await trainingError(changed({ feeds }))).toBeLessThan(allowedError);
  },
);
