/** @file Runs through the nodes of a graph once and writes their steps. What cannot be written is collected. */
import type { Size } from '../catalog/networks/step.js';
import { importErrors } from '../errors/import.js';
import type { StudioError } from '../errors/studio-error.js';
import { Call, type Scope } from './call.js';
import { Tensor } from './memory.js';
import { isDecomposed, isInPlace, operatorOf, placeOf, Undefined, Unknown, wrappers } from './node.js';
import { loweringOf } from './operations/table.js';
import { perhapsCopies, viewers } from './operations/views.js';
import type { Argument, Graph, GraphNode } from './program.js';
import { FixedBatch, Refusal } from './refusal.js';
import { sizeAt } from './shape.js';
import { computedSize, isAssertion } from './symbols.js';
import type { Trace } from './trace.js';
import type { Value } from './value.js';

interface UnknownOperation {
  readonly where: string;
  count: number;
}

export class Interpreter {
  readonly problems: StudioError[] = [];
  /** The value of each module: that of the last node inside it, by path; and the name of its class. */
  readonly modules = new Map<string, { readonly value: Value | undefined; readonly type: string }>();
  readonly #tensors = new Map<string, Tensor | undefined>();
  readonly #sizes = new Map<string, Size>();
  readonly #unknown = new Map<string, UnknownOperation>();
  /** Whether the graph was taken apart after it was exported. */
  #decomposed = false;

  constructor(
    readonly trace: Trace,
    readonly file: string,
  ) {}

  /** @param value undefined where it is not known since the file is wrong. */
  bind(name: string, value: Value | undefined): void {
    this.#tensors.set(name, value && Tensor.of(value));
  }

  /** Runs the nodes. Afterwards `problems` are complete. */
  run(graph: Graph): void {
    this.#decomposed = isDecomposed(graph);
    for (const node of graph.nodes) this.#node(node);
    for (const [operation, { count, where }] of this.#unknown)
      this.problems.push(importErrors.operationUnknown(this.file, operation, count, where, this.#decomposed));
    this.#unknown.clear();
  }

  /** What a name stands for at the end; undefined where that is not known. */
  result(name: string): Value | undefined {
    try {
      return this.#value(name);
    } catch (error) {
      if (error instanceof Undefined)
        this.problems.push(importErrors.undefinedValue(this.file, name, 'output'));
      else if (!(error instanceof Unknown)) throw error;
      return undefined;
    }
  }

  #scope: Scope = {
    value: (name) => this.#value(name),
    size: (symbol) => {
      const size = this.#sizes.get(symbol);
      if (size === undefined) throw new Undefined(symbol);
      return size;
    },
  };

  #tensor(name: string): Tensor {
    if (!this.#tensors.has(name)) throw new Undefined(name);
    const tensor = this.#tensors.get(name);
    if (tensor === undefined) throw new Unknown();
    return tensor;
  }

  #value(name: string): Value {
    return this.#tensor(name).read(this.trace);
  }

  #node(node: GraphNode): void {
    this.trace.module = node.stack.at(-1)?.path ?? '';
    this.trace.base = node.outputs[0]?.name ?? 'value';
    try {
      this.#run(node);
    } catch (error) {
      this.#failed(node, error);
    }
    this.#leave(node);
  }

  #failed(node: GraphNode, error: unknown): void {
    const where = placeOf(node);
    if (error instanceof Refusal)
      this.problems.push(
        importErrors.operationRefused(this.file, node.target, where, error.message, this.#decomposed),
      );
    else if (error instanceof FixedBatch)
      this.problems.push(importErrors.batchFixed(this.file, this.trace.batch ?? 0, node.target, where));
    else if (error instanceof Undefined)
      this.problems.push(
        importErrors.undefinedValue(this.file, error.value, node.outputs[0]?.name ?? node.target),
      );
    else if (!(error instanceof Unknown)) throw error;
    for (const { name } of node.outputs) if (!this.#tensors.has(name)) this.#tensors.set(name, undefined);
  }

  #run(node: GraphNode): void {
    if (isAssertion(node.target)) return;
    const operator = operatorOf(node.target);
    if (operator === 'sym_size') this.#symbolicSize(node, operator);
    else if (wrappers.test(node.target)) this.#inline(node);
    else if (operator === undefined) this.#compute(node);
    else if (Object.hasOwn(viewers, operator.replace(/_$/, ''))) this.#view(node, operator.replace(/_$/, ''));
    else if (isInPlace(operator)) this.#inPlace(node, operator.slice(0, -1));
    else if (operator === 'contiguous' && this.#first(node).inRows) this.#alias(node, this.#first(node));
    else this.#lower(node, operator);
  }

  /** Of sizes. */
  #compute(node: GraphNode): void {
    const size = computedSize(node, this.#scope.size);
    const [output] = node.outputs;
    if (size === undefined || output === undefined) this.#unknownOperation(node);
    else this.#sizes.set(output.name, size);
  }

  #results(node: GraphNode, operator: string): readonly Value[] {
    const lowering = loweringOf(operator) ?? this.#unknownOperation(node);
    return [lowering(new Call(node, this.trace, this.#scope, operator))].flat();
  }

  #lower(node: GraphNode, operator: string): void {
    const results = this.#results(node, operator);
    for (const [index, { name }] of node.outputs.entries()) {
      const result = results[index];
      this.#tensors.set(name, result && Tensor.of(result));
    }
  }

  #unknownOperation(node: GraphNode): never {
    const where = placeOf(node);
    if (node.target.startsWith('torch.ops.higher_order.'))
      this.problems.unshift(importErrors.controlFlow(this.file, node.target, where));
    else {
      const known = this.#unknown.get(node.target) ?? { where, count: 0 };
      this.#unknown.set(node.target, known);
      known.count += 1;
    }
    throw new Unknown();
  }

  #symbolicSize(node: GraphNode, operator: string): void {
    const call = new Call(node, this.trace, this.#scope, operator);
    const [output] = node.outputs;
    if (output && operator === 'sym_size')
      this.#sizes.set(output.name, sizeAt(call.value().shape, call.number('dim')));
    else throw new Unknown();
  }

  #first(node: GraphNode): Tensor {
    const [first] = node.arguments.values();
    if (first?.kind !== 'tensor') throw new Unknown();
    return this.#tensor(first.name);
  }

  #alias(node: GraphNode, tensor: Tensor): void {
    for (const { name } of node.outputs) this.#tensors.set(name, tensor);
  }

  #view(node: GraphNode, operator: string): void {
    const viewer = viewers[operator];
    const source = this.#first(node);
    const call = new Call(node, this.trace, this.#scope, operator);
    const views = viewer?.(call, call.value().shape) ?? [];
    const copies = perhapsCopies.has(operator) && !source.inRows;
    for (const [index, { name }] of node.outputs.entries()) {
      const seen = views[index];
      const tensor = seen && source.seenThrough(seen);
      const value = tensor?.read(this.trace);
      this.#tensors.set(name, copies ? value && Tensor.of(value) : tensor);
    }
  }

  /** Writes the result to the first argument, under all of its names. */
  #inPlace(node: GraphNode, operator: string): void {
    const tensor = this.#first(node);
    const [result] = this.#results(node, operator);
    if (result) tensor.write(this.trace, result);
    this.#alias(node, tensor);
  }

  /** The nodes of a graph inside the graph, whose inputs are the node's last arguments. */
  #inline(node: GraphNode): void {
    const given: Argument[] = [...node.arguments.values()];
    const inner = given.flatMap((argument) => (argument.kind === 'graph' ? argument.graph : []))[0];
    if (inner === undefined) this.#unknownOperation(node);
    const tensors = given.slice(given.findIndex(({ kind }) => kind === 'graph') + 1);
    inner.inputs.forEach((name, index) => {
      const argument = tensors[index];
      if (argument?.kind === 'tensor') this.#tensors.set(name, this.#tensor(argument.name));
      else if (argument?.kind === 'size' && typeof argument.size === 'object')
        this.#sizes.set(name, this.#scope.size(argument.size.symbol));
    });
    for (const each of inner.nodes) this.#node(each.stack.length > 0 ? each : { ...each, stack: node.stack });
    node.outputs.forEach(({ name }, index) => {
      const output = inner.outputs[index];
      this.#tensors.set(name, output?.kind === 'tensor' ? this.#tensor(output.name) : undefined);
    });
  }

  /** Remembers what the modules that the node is part of put out, as it is before later writes. */
  #leave(node: GraphNode): void {
    const tensors = node.outputs.filter(({ kind }) => kind === 'tensor');
    const [output, ...more] = tensors;
    if (output === undefined) return;
    const tensor = more.length === 0 ? this.#tensors.get(output.name) : undefined;
    const value = tensor?.read(this.trace);
    for (const { path, type } of node.stack) {
      // The order of the map is that in which modules end.
      this.modules.delete(path);
      this.modules.set(path, { value, type });
    }
  }
}
