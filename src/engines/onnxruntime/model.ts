/** @file Writes an ONNX model node by node; equal nodes are written once. */
import onnxProto from 'onnx-proto';
import type { NodeOf, OperationName } from '../../autodiff/node.js';
import { type Attributes, attributesOf } from './attribute.js';

const { onnx } = onnxProto;

/** Opset of the default domain: the newest that every execution provider knows. */
const operatorSet = 18;
const intermediateRepresentation = 9;

/** Whose operator it is: ONNX's, or ONNX Runtime's own. */
type Domain = '' | 'com.microsoft.nchwc';

const { DataType } = onnx.TensorProto;

function tensorInfo(name: string, shape: readonly number[]) {
  return {
    name,
    type: {
      tensorType: { elemType: DataType.FLOAT, shape: { dim: shape.map((size) => ({ dimValue: size })) } },
    },
  };
}

/** What an input is called in the model. */
export const inputName = (name: string): string => `in:${name}`;

export class ModelBuilder {
  readonly #nodes: object[] = [];
  readonly #initializers: object[] = [];
  readonly #inputs: object[] = [];
  readonly #outputs: object[] = [];
  readonly #names = new Map<string, string>();
  readonly #domains = new Set<Domain>();

  /** @param blocks whether ONNX Runtime's own operators on blocks of channels may be written (`depthwise.ts`). */
  constructor(readonly blocks: boolean) {}

  /** Emits a node with one result, or finds the equal one; gives the result's name. */
  emit(
    operator: string,
    inputs: readonly string[],
    attributes: Attributes = {},
    options: { readonly results?: number; readonly result?: number; readonly domain?: Domain } = {},
  ): string {
    const { results = 1, result = 0, domain = '' } = options;
    const key = `${domain}${operator}(${inputs.join()})${JSON.stringify(attributes)}/${results}`;
    const first = this.#names.get(key) ?? this.#write(key, operator, domain, inputs, attributes, results);
    return result === 0 ? first : `${first}_${result}`;
  }

  #write(
    key: string,
    operator: string,
    domain: Domain,
    inputs: readonly string[],
    attributes: Attributes,
    results: number,
  ): string {
    const name = `t${this.#names.size}`;
    this.#names.set(key, name);
    if (domain !== '') this.#domains.add(domain);
    this.#nodes.push({
      opType: operator,
      ...(domain === '' ? {} : { domain }),
      name,
      input: [...inputs],
      output: Array.from({ length: results }, (_, index) => (index === 0 ? name : `${name}_${index}`)),
      attribute: attributesOf(attributes),
    });
    return name;
  }

  /** A list of whole numbers as a constant tensor of rank 1. */
  integers(values: readonly number[]): string {
    return this.#constant(`i64[${values.join()}]`, {
      dataType: DataType.INT64,
      dims: [values.length],
      rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
    });
  }

  /** A constant float32 tensor. */
  floats(values: Float32Array, shape: readonly number[]): string {
    return this.#constant(`f32[${shape.join()}][${values.join()}]`, {
      dataType: DataType.FLOAT,
      dims: [...shape],
      rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    });
  }

  scalar(value: number): string {
    return this.floats(Float32Array.of(value), []);
  }

  #constant(key: string, tensor: object): string {
    const existing = this.#names.get(key);
    if (existing !== undefined) return existing;
    const name = `c${this.#names.size}`;
    this.#names.set(key, name);
    this.#initializers.push({ name, ...tensor });
    return name;
  }

  /** An input of the model, under a name that no result can have. */
  input(name: string, shape: readonly number[]): string {
    this.#inputs.push(tensorInfo(inputName(name), shape));
    return inputName(name);
  }

  /** Makes a result an output of the model under a name of its own. */
  output(name: string, result: string, shape: readonly number[]): void {
    this.#nodes.push({ opType: 'Identity', name, input: [result], output: [name] });
    this.#outputs.push(tensorInfo(name, shape));
  }

  /** The serialised model. */
  finish(): Uint8Array {
    return onnx.ModelProto.encode({
      irVersion: intermediateRepresentation,
      opsetImport: [
        { domain: '', version: operatorSet },
        ...[...this.#domains].map((domain) => ({ domain, version: 1 })),
      ],
      producerName: 'l2t-studio',
      graph: {
        name: 'program',
        node: this.#nodes,
        initializer: this.#initializers,
        input: this.#inputs,
        output: this.#outputs,
      },
    }).finish();
  }
}

/** A node to lower with the names of its inputs' results. */
export interface Lowering<K extends OperationName> {
  readonly model: ModelBuilder;
  readonly node: NodeOf<K>;
  readonly names: readonly string[];
  readonly x: string;
  readonly y: string;
}
