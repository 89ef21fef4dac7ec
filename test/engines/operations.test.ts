/** @file Every operation with its first and second derivative on every engine against the reference engine. */
import { describe, test } from 'vitest';
import type { Node } from '../../src/autodiff/node.js';
import { allSamples, differentiatedSample } from '../autodiff/samples.js';
import { expectAgreement, fastEngines } from './agreement.js';

const numbered = (what: string, nodes: readonly Node[]) =>
  Object.fromEntries(nodes.map((node, index) => [`${what} ${index}`, node]));

describe.each(fastEngines)('%s computes', (_engine, engine) => {
  test.each(allSamples)('%s, %s, and its derivatives', async (_, __, sample) => {
    const { result, first, second, feeds } = differentiatedSample(sample);
    const outputs = {
      result,
      ...numbered('first derivative', first),
      ...numbered('second derivative', second),
    };
    await expectAgreement(engine, outputs, feeds, { relative: 1e-5, absolute: 1e-7 });
  });
});
