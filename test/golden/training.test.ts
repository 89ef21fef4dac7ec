/** @file The authors' own training iterations, on every engine; and that wrong iterations do not pass for them. */
import { expect } from 'vitest';
import type { GoldenCase } from '../../src/cli/golden/case.js';
import { runGoldenCase } from '../../src/cli/golden/run.js';
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';
import { sharedTest } from '../shared.js';
import { testedEngines } from './engines.js';
import { failures, sharedCase, sharedData } from './golden-data.js';

const minutes = 60_000;

const [onnxRuntime, tensorFlow] = testedEngines;

for (const { title, open } of [onnxRuntime, tensorFlow]) {
  for (const name of ['vgg9-full', 'vgg9-sixteenth']) {
    sharedTest(`${name} holds on ${title}`, { timeout: 5 * minutes }, async () => {
      const comparisons = await runGoldenCase(sharedCase(name), await sharedData(), await open());
      expect(failures(comparisons)).toEqual([]);
    });
  }
}

sharedTest('vgg9-sixteenth holds on the reference engine in float64', { timeout: 10 * minutes }, async () => {
  const comparisons = await runGoldenCase(
    sharedCase('vgg9-sixteenth'),
    await sharedData(),
    new ReferenceEngine(),
  );
  expect(failures(comparisons)).toEqual([]);
});

for (const [what, change] of [
  ['a hundredth less momentum', ({ momentum }: GoldenCase) => ({ momentum: momentum * 0.99 })],
  ['no weight decay', () => ({ weight_decay: 0 })],
] as const) {
  sharedTest(`vgg9-sixteenth does not hold with ${what}`, { timeout: 5 * minutes }, async () => {
    const golden = sharedCase('vgg9-sixteenth');
    const wrong = { ...golden, ...change(golden) };
    const comparisons = await runGoldenCase(wrong, await sharedData(), new OnnxRuntimeEngine());
    expect(failures(comparisons)).toContain('final momentum');
  });
}
