/** @file Expression nodes and the graph that keeps equal nodes as one (hash-consing). */
import type { Resampling } from '../catalog/networks/step.js';
import type { ConvolutionWindow, PoolWindow } from '../catalog/networks/window.js';
import { graphErrors } from '../errors/graph.js';

/** Sizes of the axes; of a feature map (N, C, H, W), of a scalar none. */
export type Shape = readonly number[];

type None = Readonly<Record<string, never>>;

/** Every operation and the attributes it carries: what the tables of derivatives and lowerings are typed over. */
export interface OperationAttributes {
  input: { readonly name: string; readonly shape: Shape };
  constant: { readonly value: number; readonly shape: Shape };
  stop: None;
  add: None;
  subtract: None;
  multiply: None;
  power: { readonly exponent: number };
  exponential: None;
  sigmoid: None;
  errorFunction: None;
  gate: None;
  sum: { readonly axes: readonly number[] };
  broadcast: { readonly shape: Shape };
  logSumExp: { readonly axis: number };
  reshape: { readonly shape: Shape };
  transpose: { readonly permutation: readonly number[] };
  concatenate: { readonly axis: number };
  slice: { readonly axis: number; readonly start: number; readonly end: number };
  pad: { readonly axis: number; readonly before: number; readonly after: number };
  matrixProduct: { readonly transposeLeft: boolean; readonly transposeRight: boolean };
  convolution: ConvolutionWindow;
  convolutionInputGradient: ConvolutionWindow & { readonly height: number; readonly width: number };
  convolutionFilterGradient: ConvolutionWindow & {
    readonly kernel: readonly [height: number, width: number];
  };
  maxPool: PoolWindow;
  maxUnpool: PoolWindow;
  selectAtMaximum: PoolWindow;
  sumPool: PoolWindow;
  sumUnpool: PoolWindow & { readonly height: number; readonly width: number };
  resample: { readonly height: Resampling; readonly width: Resampling };
  resampleAdjoint: { readonly height: Resampling; readonly width: Resampling };
}

export type OperationName = keyof OperationAttributes;

export interface NodeOf<K extends OperationName> {
  /** Grows with creation: inputs always have smaller numbers than what is made of them. */
  readonly id: number;
  readonly graph: Graph;
  readonly operation: K;
  readonly inputs: readonly Node[];
  readonly attributes: OperationAttributes[K];
  readonly shape: Shape;
}

export type Node = { [K in OperationName]: NodeOf<K> }[OperationName];

/** JSON has no infinities and no NaN: written out they stay apart. */
const exactNumbers = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** Holds the nodes of one computation. Nodes of different graphs never meet. */
export class Graph {
  readonly #nodes = new Map<string, Node>();
  readonly #inputs = new Map<string, Node>();

  /** The node of this operation, inputs and attributes; an equal one that exists already is returned. */
  node<K extends OperationName>(
    operation: K,
    inputs: readonly Node[],
    attributes: OperationAttributes[K],
    shape: Shape,
  ): Node {
    const key = `${operation}(${inputs.map(({ id }) => id).join()})${JSON.stringify(attributes, exactNumbers)}`;
    if (inputs.some(({ graph }) => graph !== this)) throw graphErrors.otherGraph(operation);
    const existing = this.#nodes.get(key);
    if (existing) return existing;
    const node = { id: this.#nodes.size, graph: this, operation, inputs, attributes, shape } as Node;
    this.#nodes.set(key, node);
    return node;
  }

  /** A tensor that is fed at every run: data, a scalar, or a piece of state. */
  input(name: string, shape: Shape): Node {
    const node = this.node('input', [], { name, shape }, shape);
    const known = this.#inputs.get(name) ?? node;
    if (known !== node) throw graphErrors.inputTwice(name, known.shape, shape);
    this.#inputs.set(name, node);
    return node;
  }

  /** A tensor whose every element is `value`. */
  constant(value: number, shape: Shape = []): Node {
    return this.node('constant', [], { value, shape }, shape);
  }

  get size(): number {
    return this.#nodes.size;
  }
}

/** Whether the node is of this operation; it narrows the node's attributes to those of the operation. */
export function isOperation<K extends OperationName>(
  node: Node,
  operation: K,
): node is Extract<Node, NodeOf<K>> {
  return node.operation === operation;
}

/** All nodes that the outputs need, inputs before users. */
export function topologicalOrder(outputs: Iterable<Node>): Node[] {
  const needed = new Set<Node>();
  const open = [...outputs];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (needed.has(node)) continue;
    needed.add(node);
    open.push(...node.inputs);
  }
  return [...needed].sort((left, right) => left.id - right.id);
}
