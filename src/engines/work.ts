/** @file How much arithmetic a program needs. */
import { type Node, topologicalOrder } from '../autodiff/node.js';
import { elementCount } from '../tensor/host-tensor.js';
import { type Program, programNodes } from './engine.js';

/** Multiply-adds of one node: those of convolutions and matrix products; everything else is counted as nothing. */
function multiplyAdds(node: Node): number {
  const [x, y] = node.inputs;
  switch (node.operation) {
    case 'convolution':
      return elementCount(node.shape) * elementCount(y?.shape.slice(1) ?? []);
    case 'convolutionInputGradient':
      return elementCount(x?.shape ?? []) * elementCount(y?.shape.slice(1) ?? []);
    case 'convolutionFilterGradient':
      return elementCount(y?.shape ?? []) * elementCount(node.shape.slice(1));
    case 'matrixProduct':
      return elementCount(node.shape) * (x?.shape.at(node.attributes.transposeLeft ? -2 : -1) ?? 0);
    default:
      return 0;
  }
}

/** GFLOP (multiply-adds x 2) of all convolutions and matrix products that the program needs, dead code left out. */
export function usefulGigaflop(program: Program): number {
  return topologicalOrder(programNodes(program)).reduce((sum, node) => sum + 2 * multiplyAdds(node), 0) / 1e9;
}
