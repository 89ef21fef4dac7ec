/**
 * @file How tensors of rank 4 lie in TensorFlow's memory: feature maps as N, H, W, C and filters as H, W, C, O. What an
 * element-wise operation combines lies alike, so that nothing is rearranged between convolutions. Of what no operation on
 * maps takes or gives (the heads of an attention), nothing is rearranged either.
 */
import type { Node, Shape } from '../../autodiff/node.js';

/** `plain`: as the expression counts its axes; so lies everything that is not of rank 4. */
export type Layout = 'plain' | 'map' | 'filter';

/** The axes of the expression in the order in which they lie in memory. */
const orders: Readonly<Record<Layout, readonly number[]>> = {
  plain: [0, 1, 2, 3],
  map: [0, 2, 3, 1],
  filter: [2, 3, 1, 0],
};

/** A shape of the expression as it is in memory. */
export function inMemory(shape: Shape, layout: Layout): number[] {
  return layout === 'plain' ? [...shape] : orders[layout].map((axis) => shape[axis] ?? 1);
}

/** Where an axis of the expression is in memory. */
export function axisInMemory(axis: number, layout: Layout): number {
  return layout === 'plain' ? axis : orders[layout].indexOf(axis);
}

/** The permutation that brings a tensor of rank 4 from one layout to another. */
export function permutation(from: Layout, to: Layout): number[] {
  return orders[to].map((axis) => orders[from].indexOf(axis));
}

/** Whether a rearrangement leaves the order of elements as it is, since all axes that move have size 1. */
export function keepsOrder(shape: Shape, from: Layout, to: Layout): boolean {
  const long = (layout: Layout) => orders[layout].filter((axis) => (shape[axis] ?? 1) > 1);
  return long(from).join() === long(to).join();
}

/** Which operands and results of an operation lie in a certain way; of the others all lie alike. */
const fixed: Readonly<Record<string, readonly [result: Layout, ...operands: Layout[]]>> = {
  convolution: ['map', 'map', 'filter'],
  convolutionInputGradient: ['map', 'map', 'filter'],
  convolutionFilterGradient: ['filter', 'map', 'map'],
  maxPool: ['map', 'map'],
  maxUnpool: ['map', 'map', 'map'],
  selectAtMaximum: ['map', 'map', 'map'],
  sumPool: ['map', 'map'],
  sumUnpool: ['map', 'map'],
  resample: ['map', 'map'],
  resampleAdjoint: ['map', 'map'],
  matrixProduct: ['plain', 'plain', 'plain'],
  reshape: ['plain', 'plain'],
};

/**
 * How an operation takes an operand.
 * @param own the layout that was chosen for the operation's result.
 * @param layoutOf the layout that was chosen for each node.
 */
export function operandLayout(
  node: Node,
  index: number,
  own: Layout,
  layoutOf: (node: Node) => Layout,
): Layout {
  const operand = node.inputs[index];
  if (operand?.shape.length !== 4) return 'plain';
  if (node.operation === 'transpose') return layoutOf(operand);
  return fixed[node.operation]?.[index + 1] ?? own;
}

/** How an operation gives its result. @param own the layout that was chosen for it. */
export function resultLayout(node: Node, own: Layout): Layout {
  return fixed[node.operation]?.[0] ?? own;
}

const isOfRank4 = ({ shape }: Node): boolean => shape.length === 4;
/** A single element lies in every way at once, and binds nothing. */
const binds = (node: Node): boolean => isOfRank4(node) && node.shape.some((size) => size > 1);

/** The layout of every node's value. @param order the nodes of a program, operands first. */
export function chooseLayouts(order: readonly Node[]): (node: Node) => Layout {
  const groups = new Groups();
  for (const node of order) {
    const wanted = fixed[node.operation];
    if (wanted) {
      const [result, ...operands] = wanted;
      groups.want(node, result);
      node.inputs.forEach((operand, index) => {
        groups.want(operand, operands[index] ?? 'map');
      });
    } else if (node.operation !== 'transpose' && binds(node)) {
      for (const operand of node.inputs) if (binds(operand)) groups.join(node, operand);
    }
  }
  return (node) => {
    if (!isOfRank4(node)) return 'plain';
    // What a whole tensor is reduced to lies as that tensor does, so that it need not be rearranged first.
    const reduced = binds(node) ? undefined : node.inputs.find(binds);
    return groups.layoutOf(reduced ?? node);
  };
}

/** Nodes that lie alike, and how: as a map where that is asked for, else as a filter, else as they are counted. */
class Groups {
  readonly #parents = new Map<Node, Node>();
  readonly #filters = new Set<Node>();
  readonly #maps = new Set<Node>();

  #root(node: Node): Node {
    let root = node;
    for (let parent = this.#parents.get(root); parent; parent = this.#parents.get(root)) root = parent;
    if (root !== node) this.#parents.set(node, root);
    return root;
  }

  want(node: Node, layout: Layout): void {
    if (!binds(node) || layout === 'plain') return;
    (layout === 'filter' ? this.#filters : this.#maps).add(this.#root(node));
  }

  join(one: Node, other: Node): void {
    const [from, to] = [this.#root(one), this.#root(other)];
    if (from === to) return;
    this.#parents.set(from, to);
    if (this.#filters.has(from)) this.#filters.add(to);
    if (this.#maps.has(from)) this.#maps.add(to);
  }

  layoutOf(node: Node): Layout {
    const root = this.#root(node);
    if (this.#maps.has(root)) return 'map';
    return this.#filters.has(root) ? 'filter' : 'plain';
  }
}
