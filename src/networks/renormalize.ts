/** @file Images normalized for one network as another one takes them. */
import { concatenate } from '../autodiff/arrangement.js';
import { add, multiply } from '../autodiff/elementwise.js';
import type { Graph, Node } from '../autodiff/node.js';
import type { Colors, ImageForm } from '../catalog/networks/image-form.js';

type Norm = Pick<ImageForm, 'mean' | 'deviation'>;

const perColor = (graph: Graph, values: readonly number[]): Node =>
  concatenate(
    values.map((value) => graph.constant(value, [1, 1, 1, 1])),
    1,
  );

const byColor = (of: (color: 0 | 1 | 2) => number): Colors => [of(0), of(1), of(2)];

/** (x·σ + μ − μ′)/σ′ of images (N, 3, H, W) that μ and σ normalized; x itself where both are the same. */
export function renormalize(x: Node, from: Norm, to: Norm): Node {
  const factors = byColor((color) => from.deviation[color] / to.deviation[color]);
  const shifts = byColor((color) => (from.mean[color] - to.mean[color]) / to.deviation[color]);
  if (factors.every((factor) => factor === 1) && shifts.every((shift) => shift === 0)) return x;
  return add(multiply(x, perColor(x.graph, factors)), perColor(x.graph, shifts));
}
