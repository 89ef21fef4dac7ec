/** @file What can be told of a node by its name: which operator it is, and where it comes from. */
import type { Graph, GraphNode } from './program.js';

/** A value that is not known since an operation before it was not. */
export class Unknown extends Error {}

/** A value that nothing defines. */
export class Undefined extends Error {
  constructor(readonly value: string) {
    super();
  }
}

/** Graphs in a graph that run once and as they stand: without gradients, or without another precision. */
export const wrappers = /^torch\.ops\.higher_order\.wrap_with_(autocast|set_grad_enabled)$/;

const prefix = 'torch.ops.aten.';

/** `relu_` of `torch.ops.aten.relu_.default`; undefined where it is none of PyTorch's own operators. */
export const operatorOf = (target: string): string | undefined =>
  target.startsWith(prefix) ? target.slice(prefix.length).replace(/\..*$/, '') : undefined;

/** Operators that only `run_decompositions` leaves in a graph. */
const decomposed =
  /^torch\.ops\.aten\.(convolution|native_|_native_|addmm|_softmax|slice_scatter|select_scatter)/;

export const isDecomposed = ({ nodes }: Graph): boolean =>
  nodes.some(({ target }) => decomposed.test(target));

export const isInPlace = (operator: string): boolean => operator.endsWith('_') && !operator.startsWith('__');

/** Where a node comes from: the path of its module, else the line of code. */
export function placeOf({ stack, line }: GraphNode): string {
  const module = stack.at(-1);
  const path = module?.path ?? '';
  return path !== '' ? `${path} (${module?.type ?? ''})` : line || module?.type || '?';
}
