/** @file A program with its weights as an ONNX file that other programs can run, for any number of images. */
import onnxProto, { type onnx as types } from 'onnx-proto';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import type { Program } from '../engine.js';
import { batchStandIn, forAnyBatch } from './any-batch.js';
import { inputName } from './model.js';
import { lowerProgram } from './program.js';

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;
type Tensor = types.ITensorProto;
type Value = types.IValueInfoProto;

export interface ExportOptions {
  /** The inputs that become constants of the model, by name. */
  readonly constants: NamedTensors;
  /** The remaining input; its first axis is the number of images. */
  readonly input: string;
  /** The output of the program that the model has. */
  readonly output: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The serialized model; its input and output keep the names that they have in the program.
 * @param build the program for a number of images.
 */
export function exportProgram(build: (batch: number) => Program, options: ExportOptions): Uint8Array {
  const { constants, input, output, metadata } = options;
  const result = build(batchStandIn).outputs[output];
  const { bytes } = lowerProgram({ outputs: result ? { [output]: result } : {}, updates: {} }, false);
  const model = onnx.ModelProto.decode(bytes);
  const {
    node = [],
    initializer = [],
    input: inputs = [],
    output: outputs = [],
    ...graph
  } = model.graph ?? {};
  const ownNames = new Map([...constants.keys(), input].map((name) => [inputName(name), name]));
  ownNames.set(`out:${output}`, output);
  const named = (name: string): string => ownNames.get(name) ?? name;
  const renamed = (values: readonly Value[] | null): Value[] =>
    (values ?? []).map((value) => ({ ...value, name: named(value.name ?? '') }));
  const wanted = renamed(inputs).flatMap(({ name }) => (name && name !== input ? [name] : []));
  const operators = (node ?? []).map((one) => ({
    ...one,
    input: (one.input ?? []).map(named),
    output: (one.output ?? []).map(named),
  }));
  const open = forAnyBatch(operators, initializer ?? [], input);
  return onnx.ModelProto.encode({
    ...model,
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    graph: {
      ...graph,
      node: open.operators,
      initializer: [...open.constants, ...wanted.map((name) => tensorOf(name, constants))],
      input: renamed(inputs).flatMap((value) => (value.name === input ? [withNamedBatch(value)] : [])),
      output: renamed(outputs).map(withNamedBatch),
    },
  }).finish();
}

function tensorOf(name: string, constants: NamedTensors): Tensor {
  const { shape = [], data = new Float32Array() } = constants.get(name) ?? {};
  const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { name, dataType: DataType.FLOAT, dims: [...shape], rawData };
}

/** The first axis of an input or output as a name, which means any size. */
function withNamedBatch(value: Value): Value {
  const { elemType = null, shape } = value.type?.tensorType ?? {};
  const [, ...rest] = shape?.dim ?? [];
  return { ...value, type: { tensorType: { elemType, shape: { dim: [{ dimParam: 'batch' }, ...rest] } } } };
}
