/** @file Writes the nodes of an ONNX graph, under names that say where in the network they are. */
import onnxProto, { type onnx as types } from 'onnx-proto';
import type { ValueShape } from '../../catalog/networks/step.js';
import { type Attributes, attributesOf } from '../../engines/onnxruntime/attribute.js';
import type { HostTensor } from '../../tensor/host-tensor.js';

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;

/** A value of the graph: the images, a tensor, or what a node puts out. */
export interface Operand {
  readonly name: string;
  readonly shape: ValueShape;
  /** Its numbers, where it is a tensor. */
  readonly tensor?: HostTensor;
  /** The tensor that it is for each image, with 1 in place of their number, where it is the same for all. */
  readonly ofEachImage?: Operand;
}

/** What is read and put out: (batch, …). */
export interface Port {
  readonly name: string;
  /** Of one image. */
  readonly shape: readonly number[];
}

const batchOf = ({ name, shape }: Port): types.IValueInfoProto => ({
  name,
  type: {
    tensorType: {
      elemType: DataType.FLOAT,
      shape: { dim: [{ dimParam: 'batch' }, ...shape.map((size) => ({ dimValue: size }))] },
    },
  },
});

/** Nodes named after what they are part of: `layer1.0.conv1/Conv`. */
export interface NodeWriter {
  /** Adds a node with one result, and gives the result's name. */
  node(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  /** A list of whole numbers. */
  integers(values: readonly number[]): string;
  scalar(value: number): string;
  floats(name: string, tensor: HostTensor): string;
}

export class OnnxGraph {
  readonly #nodes: types.INodeProto[] = [];
  readonly #tensors = new Map<string, types.ITensorProto>();
  readonly #taken = new Set<string>();

  constructor(
    private readonly input: Port,
    private readonly output: Port,
  ) {
    this.#taken.add(input.name).add(output.name);
  }

  /** Writes nodes that belong to a part of the network. */
  within(part: string): NodeWriter {
    return {
      node: (operator, inputs, attributes = {}) => {
        const name = this.#free(`${part}/${operator}`);
        this.#nodes.push({
          opType: operator,
          name,
          input: [...inputs],
          output: [name],
          attribute: attributesOf(attributes),
        });
        return name;
      },
      integers: (values) => this.#integers(values),
      scalar: (value) => this.#scalar(value),
      floats: (name, tensor) => this.tensor(`${part}/${name}`, tensor),
    };
  }

  /** A tensor of the network. @returns its name, another one only where that is taken. */
  tensor(name: string, { shape, data }: HostTensor): string {
    const free = this.#free(name);
    this.#tensors.set(free, {
      name: free,
      dataType: DataType.FLOAT,
      dims: [...shape],
      rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    });
    return free;
  }

  #integers(values: readonly number[]): string {
    const name = `integers/${values.join()}`;
    this.#tensors.set(name, {
      name,
      dataType: DataType.INT64,
      dims: [values.length],
      rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
    });
    return name;
  }

  #scalar(value: number): string {
    const name = `numbers/${value}`;
    this.#tensors.set(name, {
      name,
      dataType: DataType.FLOAT,
      dims: [],
      rawData: new Uint8Array(Float32Array.of(value).buffer),
    });
    return name;
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let number = 1; this.#taken.has(name); number++) name = `${wanted}_${number}`;
    this.#taken.add(name);
    return name;
  }

  /** The graph of the nodes and tensors that this result needs; it becomes the output. */
  finish(result: string): types.IGraphProto {
    const needed = new Set([result]);
    for (const { input, output } of this.#nodes.toReversed())
      if (output?.some((name) => needed.has(name))) for (const name of input ?? []) needed.add(name);
    const called = (name: string): string => (name === result ? this.output.name : name);
    return {
      name: 'network',
      node: this.#nodes
        .filter(({ name }) => needed.has(name ?? ''))
        .map((node) => ({
          ...node,
          input: (node.input ?? []).map(called),
          output: (node.output ?? []).map(called),
        })),
      initializer: [...this.#tensors].flatMap(([name, tensor]) => (needed.has(name) ? [tensor] : [])),
      input: [batchOf(this.input)],
      output: [batchOf(this.output)],
    };
  }
}

/** Whether a value is another one for another number of images. */
export const countsImages = ({ shape }: Operand): boolean => shape.some((size) => typeof size !== 'number');
