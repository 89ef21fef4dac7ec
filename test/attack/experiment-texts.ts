/** @file Experiment files of any text: neither reading one nor what the editor asks of it throws, or points outside of it. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { findDiskProblems, parseExperiment } from '../../src/configuration/parse.js';
import { readText } from '../../src/configuration/read.js';
import { answersTo } from '../language/answers.js';
import type { Attack } from './attack.js';

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

const perTry = 50;

export const experimentAttacks: readonly Attack[] = [
  {
    name: 'mutilated experiment files, read',
    triesInTests: 40,
    begin: () => async (random) => {
      for (const text of fc.sample(texts, { seed: random.bits() | 0, numRuns: perTry })) {
        const { experiment, problems } = parseExperiment(text, file);
        expect(experiment === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
        for (const { offset, length, line, column, message, remedy } of problems) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
          expect(Math.min(message.length, remedy.length)).toBeGreaterThan(0);
        }
        expect(await findDiskProblems(readText(text, file), file)).toBeInstanceOf(Array);
      }
    },
  },
  {
    name: 'mutilated experiment files, in the editor',
    triesInTests: 5,
    begin: () => async (random) => {
      for (const text of fc.sample(texts, { seed: random.bits() | 0, numRuns: perTry })) {
        expect((await answersTo(text)).completions).toHaveLength(3);
      }
    },
  },
];
