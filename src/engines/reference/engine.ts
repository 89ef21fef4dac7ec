/** @file The reference engine: float64, plain loops, no dependency. Small and slow; what the others are held against. */
import { type Node, type NodeOf, type OperationName, topologicalOrder } from '../../autodiff/node.js';
import { engineErrors } from '../../errors/engine.js';
import { elementCount, type HostTensor, type NamedTensors, sameShape } from '../../tensor/host-tensor.js';
import {
  type CompiledProgram,
  type Engine,
  type EngineState,
  type Program,
  programNodes,
} from '../engine.js';
import { kernels } from './kernels.js';
import { type Value, zeros } from './values.js';

const toHost = ({ shape, data }: Value): HostTensor => ({ shape, data: Float32Array.from(data) });
const toValue = ({ shape, data }: HostTensor): Value => ({ shape, data: Float64Array.from(data) });

/** State in float64. */
export class ReferenceState implements EngineState {
  readonly values = new Map<string, Value>();

  constructor(initial: ReadonlyMap<string, Value>) {
    for (const [name, value] of initial) this.values.set(name, value);
  }

  get names(): readonly string[] {
    return [...this.values.keys()];
  }

  async read(names: readonly string[] = this.names): Promise<NamedTensors> {
    return new Map(
      [...this.values].filter(([name]) => names.includes(name)).map(([name, value]) => [name, toHost(value)]),
    );
  }

  async dispose(): Promise<void> {
    this.values.clear();
  }
}

/** Values of these nodes, given values of the inputs. */
export function evaluate(
  nodes: readonly Node[],
  feedOf: (name: string) => Value | undefined,
): Map<Node, Value> {
  const values = new Map<Node, Value>();
  for (const node of topologicalOrder(nodes)) values.set(node, evaluateNode(node, values, feedOf));
  return values;
}

function evaluateNode(
  node: Node,
  values: ReadonlyMap<Node, Value>,
  feedOf: (name: string) => Value | undefined,
): Value {
  switch (node.operation) {
    case 'input': {
      const value = feedOf(node.attributes.name);
      if (!value) throw engineErrors.missingFeed(node.attributes.name);
      if (!sameShape(value.shape, node.shape) || value.data.length !== elementCount(node.shape)) {
        throw engineErrors.wrongShape(node.attributes.name, node.shape, value.shape);
      }
      return value;
    }
    case 'constant': {
      const value = zeros(node.shape);
      value.data.fill(node.attributes.value);
      return value;
    }
    default:
      return applyKernel(node, values);
  }
}

function applyKernel<K extends Exclude<OperationName, 'input' | 'constant'>>(
  node: NodeOf<K>,
  values: ReadonlyMap<Node, Value>,
): Value {
  const inputs = node.inputs.map((input) => values.get(input) ?? zeros(input.shape));
  const [x = zeros([]), y = x] = inputs;
  return kernels[node.operation](node, x, y, inputs);
}

export class ReferenceEngine implements Engine {
  readonly name = 'reference';
  readonly device = 'CPU, float64, plain loops';
  readonly version = '1';
  readonly threads = 1;
  readonly deterministic = true;

  async createState(initial: NamedTensors): Promise<ReferenceState> {
    return new ReferenceState(new Map([...initial].map(([name, tensor]) => [name, toValue(tensor)])));
  }

  async compile(program: Program, state: EngineState): Promise<CompiledProgram> {
    if (!(state instanceof ReferenceState))
      throw engineErrors.failed(this.name, 'the state is of another engine');
    return {
      run: async (feeds) => this.#runRounded(program, state, feeds),
      dispose: async () => {},
    };
  }

  /** Runs a program and rounds what it leaves to float32: a checkpoint then holds the state exactly. */
  #runRounded(program: Program, state: ReferenceState, feeds: NamedTensors): NamedTensors {
    const exactFeeds = new Map([...feeds].map(([name, tensor]) => [name, toValue(tensor)]));
    const outputs = this.runExactly(program, state, exactFeeds);
    for (const name of Object.keys(program.updates)) {
      state.values.get(name)?.data.forEach((value, k, data) => {
        data[k] = Math.fround(value);
      });
    }
    return new Map([...outputs].map(([name, value]) => [name, toHost(value)]));
  }

  /** Runs a program and gives its outputs in float64. */
  runExactly(program: Program, state: ReferenceState, feeds: ReadonlyMap<string, Value>): Map<string, Value> {
    const values = evaluate(programNodes(program), (name) => feeds.get(name) ?? state.values.get(name));
    const valuesOf = (nodes: Readonly<Record<string, Node>>) =>
      Object.entries(nodes).map(([name, node]): [string, Value] => [
        name,
        values.get(node) ?? zeros(node.shape),
      ]);
    for (const [name, value] of valuesOf(program.updates)) state.values.set(name, value);
    return new Map(valuesOf(program.outputs));
  }
}
