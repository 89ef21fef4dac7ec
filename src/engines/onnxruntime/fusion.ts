/** @file Expressions that ONNX Runtime computes in one pass over memory instead of two. */
import { isOperation, type Node } from '../../autodiff/node.js';
import { takesBias } from './convolution.js';

/** An addition that is done by the operator of one of its operands, which then needs no result of its own. */
export interface Fusion {
  readonly kind: 'affine' | 'biased-convolution';
  /** The product or convolution that disappears. */
  readonly absorbed: Node;
  /** (1, C, 1, 1): what is added to every channel. */
  readonly shift: Node;
}

const isPerChannel = ({ shape }: Node, channels: number | undefined): boolean =>
  shape.length === 4 && shape[0] === 1 && shape[1] === channels && shape[2] === 1 && shape[3] === 1;

/** The factor (1, C, 1, 1) and the map (N, C, H, W) of a product, if it is one. */
export function scaledMap(product: Node): { readonly map: Node; readonly scale: Node } | undefined {
  for (const [map, scale] of [product.inputs, product.inputs.toReversed()]) {
    if (
      map &&
      scale &&
      map.shape.length === 4 &&
      isPerChannel(scale, map.shape[1]) &&
      map.shape.join() === product.shape.join()
    ) {
      return { map, scale };
    }
  }
  return undefined;
}

/** Which additions of a program are fused. @param order all its nodes. @param kept nodes whose own values are wanted. */
export function findFusions(order: readonly Node[], kept: ReadonlySet<Node>): Map<Node, Fusion> {
  const uses = new Map<Node, number>();
  for (const { inputs } of order) for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  const fusions = new Map<Node, Fusion>();
  for (const node of order) {
    if (!isOperation(node, 'add')) continue;
    for (const [absorbed, shift] of [node.inputs, node.inputs.toReversed()]) {
      if (!absorbed || !shift || uses.get(absorbed) !== 1 || kept.has(absorbed)) continue;
      if (absorbed.shape.length !== 4 || !isPerChannel(shift, absorbed.shape[1])) continue;
      const kind = kindOf(absorbed);
      if (kind) fusions.set(node, { kind, absorbed, shift });
    }
  }
  return fusions;
}

function kindOf(absorbed: Node): Fusion['kind'] | undefined {
  if (isOperation(absorbed, 'multiply')) return scaledMap(absorbed) ? 'affine' : undefined;
  if (!isOperation(absorbed, 'convolution')) return undefined;
  return takesBias(absorbed) ? 'biased-convolution' : undefined;
}
