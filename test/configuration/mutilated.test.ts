/** @file Whatever text comes, parsing neither throws nor points outside of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDiskProblems, parseExperiment } from '../../src/configuration/parse.js';
import { readText } from '../../src/configuration/read.js';

const file = '/nowhere/example.l2t.json';
const good = `{
  // the paper's first experiment
  "sources": [{ "name": "s", "network": "resnet32", "weights": "source.pth", "width": 0.5 }],
  "target": { "network": "vgg9" },
  "data": { "dataset": "cifar100", "folder": "cifar100", "split": { "train": "train.txt" } },
  "pairs": [{ "source": "s:stage1.block5", "target": 0 }, { "source": 9, "target": "pool2.input" }],
  "optimizer": { "learningRate": 0.05 },
  "seed": 3,
}`;

const pieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '//',
  '/*',
  '\\',
  'null',
  '-',
  '1e999',
  '\0',
  '\u2028',
  '"__proto__":',
  '"constructor":',
  '😀',
);
/** The good file with pieces cut out and others put in. */
const mutilated = fc
  .array(fc.tuple(fc.nat(good.length), fc.nat(40), fc.oneof(pieces, fc.string())), {
    minLength: 1,
    maxLength: 6,
  })
  .map((cuts) =>
    cuts.reduce(
      (text, [start, length, piece]) => text.slice(0, start) + piece + text.slice(start + length),
      good,
    ),
  );

/** The good file with one value, anywhere, in place of another. */
const wrongValues = fc
  .tuple(
    fc.constantFrom('sources', 'target', 'data', 'pairs', 'optimizer', 'seed', 'method', 'beta'),
    fc.jsonValue(),
  )
  .map(([key, value]) =>
    good.replace('"seed": 3', `"method": "fm", ${JSON.stringify(key)}: ${JSON.stringify(value)}`),
  );

const texts = fc.oneof(mutilated, wrongValues, fc.string(), fc.json());

test('problems of any text lie inside it, each with a sentence and a remedy', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { offset, length, line, column, message, remedy } of parseExperiment(text, file).problems) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
        expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        expect(Math.min(message.length, remedy.length)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2000 },
  );
});

test('any text has an experiment or an error', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { experiment, problems } = parseExperiment(text, file);
      expect(experiment === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    }),
    { numRuns: 2000 },
  );
});

test('looking for the files that any text names does not throw', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect(await findDiskProblems(readText(text), file)).toBeInstanceOf(Array);
    }),
    { numRuns: 300 },
  );
});
