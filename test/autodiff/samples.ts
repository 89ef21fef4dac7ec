/** @file The table of samples: every operation has some, or this does not compile. */

import { add, multiply } from '../../src/autodiff/elementwise.js';
import { gradient } from '../../src/autodiff/gradient.js';
import type { Node, OperationName } from '../../src/autodiff/node.js';
import { sumAll } from '../../src/autodiff/reductions.js';
import type { Value } from '../../src/engines/reference/values.js';
import { type BuiltSample, buildSample, type Sample, type Samples } from './sample.js';
import { samplesOfConvolutions } from './samples-of-convolutions.js';
import { samplesOfElements } from './samples-of-elements.js';
import { samplesOfPools } from './samples-of-pools.js';
import { samplesOfResamplings } from './samples-of-resamplings.js';
import { normal } from './values.js';

const table: Record<OperationName, Samples> = {
  ...samplesOfElements,
  ...samplesOfConvolutions,
  ...samplesOfPools,
  ...samplesOfResamplings,
};

/** Operation, title and sample: rows for `test.each`. */
export const allSamples: readonly (readonly [operation: string, title: string, sample: Sample])[] =
  Object.entries(table).flatMap(([operation, samples]) =>
    samples.map((sample) => [operation, sample.title, sample] as const),
  );

export interface Derivatives extends BuiltSample {
  /** A random projection of the result: a scalar. */
  readonly loss: Node;
  /** Its gradient in the sample's parameters. */
  readonly first: readonly Node[];
  /** A random projection of that gradient: a scalar. */
  readonly slope: Node;
  /** Its gradient in the sample's parameters. */
  readonly second: readonly Node[];
}

/** The sample's expression with its first and second derivative; the feeds include the projections. */
export function differentiatedSample(sample: Sample): Derivatives {
  const built = buildSample(sample);
  const loss = projection(built.result, 'result', built.feeds);
  const first = gradient(loss, built.parameters);
  const slope = first
    .map((part, index) => projection(part, `gradient${index}`, built.feeds))
    .reduce((left, right) => add(left, right));
  return { ...built, loss, first, slope, second: gradient(slope, built.parameters) };
}

/** Σ x · r with a random r that is fed, so that nothing of it can be folded. */
export function projection(x: Node, name: string, feeds: Map<string, Value>): Node {
  feeds.set(name, normal(x.shape, 'projection', name));
  return sumAll(multiply(x, x.graph.input(name, x.shape)));
}
