/** @file The comparisons of a network file's numbers with its golden case. */
import { sameShape } from '../../tensor/host-tensor.js';
import type { Comparison, Results } from './comparison.js';
import { relativeError, summaryDistance } from './distance.js';
import type { NetworkCase } from './network-case.js';
import type { BriefSummary, TensorSummary } from './summary.js';
import { compareStatistics } from './theta.js';
import type { NetworkTolerances } from './tolerances.js';

/** Compares what `runNetwork` gave. */
export function compareNetwork(
  golden: NetworkCase,
  results: Results,
  { values, gradient, product }: NetworkTolerances,
): Comparison[] {
  const { train } = golden;
  /** Of the tensor's own norm. */
  const value = (quantity: string, output: string, summary: TensorSummary): Comparison => {
    const computed = results.get(output);
    const data = computed && sameShape(computed.shape, summary.shape) ? computed.data : [];
    return { quantity, error: summaryDistance(summary, data) / summary.l2, tolerance: values };
  };
  return [
    value('logits in evaluation', 'evaluation.logits', golden.eval.logits),
    ...golden.stages.flatMap(({ path }) => {
      const { output, map = output } = golden.eval.stages[path] ?? {};
      return map ? [value('maps of stages', `stage.${path}`, map)] : [];
    }),
    value('logits in training', 'training.logits', train.logits),
    {
      quantity: 'cross-entropy',
      error: relativeError(results.get('crossEntropy')?.data[0] ?? Number.NaN, train.cross_entropy),
      tolerance: values,
    },
    ...compareStatistics('statistics.', train.first_batch_norm, results, values),
    ...ofLargest('gradient', 'gradient.', train.gradient, results, gradient),
    ...ofLargest('Hessian-vector product', 'product.', train.hvp, results, product),
  ];
}

/** Of every parameter, its distance in parts of the largest norm among all: many are zero but for rounding. */
function ofLargest(
  quantity: string,
  prefix: string,
  summaries: Readonly<Record<string, BriefSummary>>,
  results: Results,
  tolerance: number,
): Comparison[] {
  const largest = Math.max(...Object.values(summaries).map(({ l2 }) => l2));
  return Object.entries(summaries).map(([name, summary]) => ({
    quantity,
    error: summaryDistance(summary, results.get(prefix + name)?.data ?? []) / largest,
    tolerance,
  }));
}
