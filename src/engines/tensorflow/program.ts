/** @file Writes a program as one TensorFlow graph: what is fed, what is kept in variables, what is given and assigned. */
import {
  isOperation,
  type Node,
  type NodeOf,
  type OperationName,
  type Shape,
  topologicalOrder,
} from '../../autodiff/node.js';
import { type Program, programNodes } from '../engine.js';
import { GraphBuilder } from './graph-def.js';
import {
  chooseLayouts,
  inMemory,
  keepsOrder,
  type Layout,
  operandLayout,
  permutation,
  resultLayout,
} from './layout.js';
import { loweringTable } from './lowering.js';

/** A piece of state as a variable of the session. Outside of the graph its values are (N, C, H, W) and (O, C, k, k). */
export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  /** How it lies in the graph. */
  readonly layout: Layout;
  /** The resource. */
  readonly handle: string;
  /** What the program reads: its value as it lies in the graph. */
  readonly value: string;
  /** Fed with a value and followed by fetching `assigned`, it sets the variable. */
  readonly placeholder: string;
  readonly assigned: string;
  /** Fetched, it gives the value. */
  readonly fetch: string;
}

export interface LoweredProgram {
  /** The serialised `SavedModel`. */
  readonly bytes: Uint8Array;
  readonly fed: readonly { readonly node: NodeOf<'input'>; readonly placeholder: string }[];
  readonly variables: readonly Variable[];
  readonly outputs: readonly { readonly name: string; readonly fetch: string; readonly node: Node }[];
  /** Fetched, it stands for all updates having happened. */
  readonly done: string;
}

const float = { dtype: { type: 'float' } } as const;

/** @param isKept whether the input of this name is a piece of state. */
export function lowerProgram(
  program: Program,
  isKept: (name: string) => boolean,
  onProcessor: boolean,
): LoweredProgram {
  const order = topologicalOrder(programNodes(program));
  return new Lowerer(order, isKept, new GraphBuilder(onProcessor)).lower(program);
}

class Lowerer {
  readonly #names = new Map<Node, string>();
  readonly #layoutOf: (node: Node) => Layout;
  readonly #fed: { node: NodeOf<'input'>; placeholder: string }[] = [];
  /** What the program reads of its variables. */
  readonly #read = new Set<string>();
  readonly #variables = new Map<string, Variable>();

  constructor(
    private readonly order: readonly Node[],
    private readonly isKept: (name: string) => boolean,
    private readonly graph: GraphBuilder,
  ) {
    this.#layoutOf = chooseLayouts(order);
  }

  lower(program: Program): LoweredProgram {
    for (const node of this.order) this.#names.set(node, this.#lowerNode(node));
    const outputs = Object.entries(program.outputs).map(([name, node], index) => ({
      name,
      node,
      fetch: this.#identity(
        `Output${index}`,
        this.#rearranged(this.#nameOf(node), node.shape, this.#layoutOf(node), 'plain'),
      ),
    }));
    const done = this.#update(
      program.updates,
      outputs.map(({ fetch }) => fetch),
    );
    const variables = [...this.#variables.values()];
    return { bytes: this.graph.finish(), fed: this.#fed, variables, outputs, done };
  }

  #lowerNode(node: Node): string {
    if (isOperation(node, 'input')) return this.#input(node);
    const own = this.#layoutOf(node);
    const layouts = node.inputs.map((_, index) => operandLayout(node, index, own, this.#layoutOf));
    const names = node.inputs.map((operand, index) =>
      this.#rearranged(
        this.#nameOf(operand),
        operand.shape,
        this.#layoutOf(operand),
        layouts[index] ?? 'plain',
      ),
    );
    const result = this.#row(node, names, own, layouts[0] ?? 'plain');
    return this.#rearranged(result, node.shape, resultLayout(node, own), own);
  }

  #row<K extends Exclude<OperationName, 'input'>>(
    node: NodeOf<K>,
    names: string[],
    layout: Layout,
    operandLayout: Layout,
  ): string {
    const [x = '', y = x] = names;
    return loweringTable[node.operation]({ graph: this.graph, node, layout, operandLayout, names, x, y });
  }

  #nameOf(node: Node): string {
    return this.#names.get(node) ?? '';
  }

  #input(node: NodeOf<'input'>): string {
    const { name } = node.attributes;
    const layout = this.#layoutOf(node);
    if (this.isKept(name)) {
      const { value } = this.#variable(name, node.shape, layout);
      this.#read.add(value);
      return value;
    }
    const placeholder = this.#placeholder(`Feed${this.#fed.length}`, node.shape);
    this.#fed.push({ node, placeholder });
    return this.#inside(placeholder, node.shape, layout);
  }

  #placeholder(name: string, shape: Shape): string {
    return this.graph.named(name, 'Placeholder', [], { ...float, shape: { shape } });
  }

  /** A fed value as it lies in the graph. It is copied: what is fed is memory of the caller's, which a variable must not hold. */
  #inside(placeholder: string, shape: Shape, layout: Layout): string {
    return this.#rearranged(this.graph.emit('DeepCopy', [placeholder]), shape, 'plain', layout);
  }

  #rearranged(name: string, shape: Shape, from: Layout, to: Layout): string {
    if (from === to) return name;
    if (!keepsOrder(shape, from, to))
      return this.graph.emit('Transpose', [name, this.graph.integers(permutation(from, to))]);
    const reached = inMemory(shape, to);
    return reached.join() === inMemory(shape, from).join() ? name : this.graph.reshape(name, reached);
  }

  #variable(name: string, shape: Shape, layout: Layout): Variable {
    const existing = this.#variables.get(name);
    if (existing) return existing;
    const index = this.#variables.size;
    const graph = this.graph;
    const handle = graph.named(`Variable${index}`, 'VarHandleOp', [], {
      ...float,
      shape: { shape: inMemory(shape, layout) },
      shared_name: `Variable${index}`,
    });
    const value = graph.named(`Value${index}`, 'ReadVariableOp', [handle], float);
    const placeholder = this.#placeholder(`New${index}`, shape);
    const fed = this.#inside(placeholder, shape, layout);
    const assignment = graph.named(`Set${index}`, 'AssignVariableOp', [handle, fed], float);
    const variable = {
      name,
      shape,
      layout,
      handle,
      value,
      placeholder,
      assigned: this.#after(`Assigned${index}`, [assignment]),
      fetch: this.#identity(`Read${index}`, this.#rearranged(value, shape, layout, 'plain')),
    };
    this.#variables.set(name, variable);
    return variable;
  }

  #identity(name: string, input: string): string {
    return this.graph.named(name, 'Identity', [input], { T: float.dtype });
  }

  /** Something to fetch that stands for other nodes having run. */
  #after(name: string, nodes: readonly string[]): string {
    return this.graph.named(name, 'Identity', [this.graph.filled(0), ...nodes.map((node) => `^${node}`)], {
      T: float.dtype,
    });
  }

  /** All updates at once, when everything else has been read and computed: a call that fails changes nothing. */
  #update(updates: Program['updates'], outputs: readonly string[]): string {
    const assignments = Object.entries(updates).map(([name, node]) => {
      const own = this.#layoutOf(node);
      const variable = this.#variable(name, node.shape, own);
      return { variable, value: this.#rearranged(this.#nameOf(node), node.shape, own, variable.layout) };
    });
    const before = [...outputs, ...this.#read, ...assignments.map(({ value }) => value)];
    const ready = this.graph.named(
      'Ready',
      'NoOp',
      [...new Set(before)].map((name) => `^${name}`),
      {},
    );
    const done = assignments.map(({ variable: { handle }, value }, index) =>
      this.graph.named(`Update${index}`, 'AssignVariableOp', [handle, value, `^${ready}`], float),
    );
    return this.#after('Done', [...done, ready]);
  }
}
