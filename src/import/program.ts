/** @file What a model file says, as plain data: the graph of an exported program and what its names stand for. */

/** A size that the graph knows, or the name of one that follows from the batch. */
export type SizeArgument = number | { readonly symbol: string };

export type Argument =
  | { readonly kind: 'none' }
  | { readonly kind: 'tensor'; readonly name: string }
  | { readonly kind: 'tensors'; readonly names: readonly (string | undefined)[] }
  | { readonly kind: 'size'; readonly size: SizeArgument }
  | { readonly kind: 'sizes'; readonly sizes: readonly SizeArgument[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'numbers'; readonly values: readonly number[] }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  /** PyTorch's number of a type of numbers. */
  | { readonly kind: 'type'; readonly type: number }
  | { readonly kind: 'graph'; readonly graph: Graph }
  | { readonly kind: 'other'; readonly type: string };

export interface Output {
  readonly kind: 'tensor' | 'size' | 'other';
  readonly name: string;
}

/** A module that was being run, by its path, with the name of its class. */
export interface Frame {
  readonly path: string;
  readonly type: string;
}

export interface GraphNode {
  /** `torch.ops.aten.relu_.default`. */
  readonly target: string;
  /** By the name in the operator's signature; without one by position. */
  readonly arguments: ReadonlyMap<string, Argument>;
  readonly outputs: readonly Output[];
  /** The modules that were being run, the outermost first. */
  readonly stack: readonly Frame[];
  /** The line of Python that it comes from; '' where that is not known. */
  readonly line: string;
}

/** A size of a tensor: a number, or an expression of what is open. */
export type ListedSize = number | string;

export interface TensorMeta {
  /** PyTorch's number of the type of its numbers. */
  readonly type: number;
  readonly sizes: readonly ListedSize[];
}

export interface Graph {
  readonly inputs: readonly string[];
  readonly outputs: readonly Argument[];
  readonly nodes: readonly GraphNode[];
}

/** A tensor of the file that the graph reads under another name. */
export interface GraphTensor {
  /** The name in the graph, `p_layer1_0_weight`. */
  readonly value: string;
  /** The name in the state_dict, `layer1.0.weight`. */
  readonly name: string;
  readonly kind: 'parameter' | 'buffer' | 'constant';
}

export interface Program {
  readonly torchVersion: string;
  readonly graph: Graph;
  readonly metas: ReadonlyMap<string, TensorMeta>;
  readonly tensors: readonly GraphTensor[];
  readonly userInputs: readonly string[];
  readonly userOutputs: readonly string[];
}
