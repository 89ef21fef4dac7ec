/** @file The doctor sees an engine that trains wrongly. */
import { expect, test } from 'vitest';
import { trainingError } from '../../src/doctor/training-step.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';

/** The reference engine, whose results of these names are a half too large. */
function wrongIn(names: RegExp): ReferenceEngine {
  const engine = new ReferenceEngine();
  const compile = engine.compile.bind(engine);
  engine.compile = async (program, state) => {
    const compiled = await compile(program, state);
    const run: typeof compiled.run = async (feeds) =>
      new Map(
        [...(await compiled.run(feeds))].map(([name, { shape, data }]) => [
          name,
          { shape, data: names.test(name) ? data.map((value) => value * 1.5) : data },
        ]),
      );
    return { run, dispose: () => compiled.dispose() };
  };
  return engine;
}

test('a hypergradient that is a half too large is off by a half, though losses are a million times as large', async () => {
  expect(await trainingError(wrongIn(/^hypergradient/))).toBeCloseTo(0.5);
});
