/** @file Writes a program as one ONNX model. */
import { type Node, type NodeOf, type OperationName, topologicalOrder } from '../../autodiff/node.js';
import { type Program, programNodes } from '../engine.js';
import { lowerConvolution } from './convolution.js';
import { type Fusion, findFusions, scaledMap } from './fusion.js';
import { loweringTable } from './lowering.js';
import { ModelBuilder } from './model.js';

export interface LoweredProgram {
  /** The serialised model; its outputs are called `out:<name>`, new state `new:<name>`. */
  readonly bytes: Uint8Array;
  readonly inputs: readonly NodeOf<'input'>[];
}

/**
 * Writes the nodes that the program needs, and names its results.
 * @param blocks whether the model is only for ONNX Runtime on a processor whose kernels know blocks of channels.
 */
export function lowerProgram(program: Program, blocks: boolean): LoweredProgram {
  const model = new ModelBuilder(blocks);
  const results = programNodes(program);
  const order = topologicalOrder(results);
  const fusions = findFusions(order, new Set(results));
  const absorbed = new Set([...fusions.values()].map((fusion) => fusion.absorbed));
  const names = new Map<Node, string>();
  const nameOf = (node: Node): string => names.get(node) ?? '';
  for (const node of order) {
    if (absorbed.has(node)) continue;
    const fusion = fusions.get(node);
    names.set(node, fusion ? lowerFusion(model, fusion, nameOf) : lowerNode(model, node, nameOf));
  }
  for (const [prefix, nodes] of [
    ['out', program.outputs],
    ['new', program.updates],
  ] as const) {
    for (const [name, node] of Object.entries(nodes))
      model.output(`${prefix}:${name}`, nameOf(node), node.shape);
  }
  return { bytes: model.finish(), inputs: order.filter((node) => node.operation === 'input') };
}

function lowerNode<K extends OperationName>(
  model: ModelBuilder,
  node: NodeOf<K>,
  nameOf: (node: Node) => string,
): string {
  const names = node.inputs.map(nameOf);
  const [x = '', y = x] = names;
  return loweringTable[node.operation]({ model, node, names, x, y });
}

function lowerFusion(
  model: ModelBuilder,
  { kind, absorbed, shift }: Fusion,
  nameOf: (node: Node) => string,
): string {
  const channels = absorbed.shape[1] ?? 1;
  const vector = (name: string) => model.emit('Reshape', [name, model.integers([channels])]);
  const scaled = scaledMap(absorbed);
  if (kind === 'affine' && scaled) {
    const [zeros, ones] = [0, 1].map((value) =>
      model.floats(new Float32Array(channels).fill(value), [channels]),
    );
    return model.emit(
      'BatchNormalization',
      [nameOf(scaled.map), vector(nameOf(scaled.scale)), vector(nameOf(shift)), zeros ?? '', ones ?? ''],
      { epsilon: { float: 0 } },
    );
  }
  const [x = '', y = ''] = absorbed.inputs.map(nameOf);
  return absorbed.operation === 'convolution'
    ? lowerConvolution({ model, node: absorbed, names: [x, y], x, y }, vector(nameOf(shift)))
    : '';
}
