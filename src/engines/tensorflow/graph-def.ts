/** @file Writes a TensorFlow graph node by node; equal nodes are written once. */
import messages from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { Shape } from '../../autodiff/node.js';

/** Numbers of TensorFlow's `DataType`. */
export const dataTypes = { float: 1, int32: 3 } as const;

/** What an attribute of a node may be; a bare number is a whole number. */
export type AttributeValue =
  | number
  | boolean
  | string
  | readonly number[]
  | { readonly type: keyof typeof dataTypes }
  | { readonly shape: Shape };

type Attributes = Readonly<Record<string, AttributeValue>>;

const tag = 'serve';
const schemaVersion = 1;
/** Of TensorFlow 2.9, which the package was made for: any later library reads it. */
const graphVersion = 1087;

function shapeMessage(shape: Shape) {
  const { TensorShape } = messages;
  return new TensorShape().setDimList(shape.map((size) => new TensorShape.Dim().setSize(size)));
}

function attributeMessage(value: AttributeValue) {
  const { AttrValue } = messages;
  const message = new AttrValue();
  if (typeof value === 'number') return message.setI(value);
  if (typeof value === 'boolean') return message.setB(value);
  if (typeof value === 'string') return message.setS(new TextEncoder().encode(value));
  if ('type' in value) return message.setType(dataTypes[value.type]);
  if ('shape' in value) return message.setShape(shapeMessage(value.shape));
  return message.setList(new AttrValue.ListValue().setIList(value));
}

export class GraphBuilder {
  readonly #nodes: InstanceType<typeof messages.NodeDef>[] = [];
  readonly #names = new Map<string, string>();
  /** What a reshaping reshapes. */
  readonly #reshaped = new Map<string, string>();

  /** @param onProcessor whether the graph is to run on a CPU. */
  constructor(readonly onProcessor: boolean) {}

  /** Emits an operation on float32 tensors, or finds the equal one; gives the name of its result. */
  emit(operation: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.write(operation, inputs, { T: { type: 'float' }, ...attributes });
  }

  /** Emits a node with exactly these attributes, or finds the equal one. `^name` is a control input. */
  write(operation: string, inputs: readonly string[], attributes: Attributes): string {
    const key = `${operation}(${inputs.join()})${JSON.stringify(attributes)}`;
    return this.#names.get(key) ?? this.#add(key, operation, inputs, attributes);
  }

  /** Emits a node under a name of the caller's, which begins with a capital letter: no other does. */
  named(name: string, operation: string, inputs: readonly string[], attributes: Attributes): string {
    this.#node(name, operation, inputs, attributes);
    return name;
  }

  /** Whole numbers as a constant tensor, of rank 1 unless a shape is given. */
  integers(values: readonly number[], shape: Shape = [values.length]): string {
    return this.#constant(`i32[${shape.join()}][${values.join()}]`, 'int32', shape, (tensor) =>
      tensor.setTensorContent(new Uint8Array(Int32Array.from(values).buffer)),
    );
  }

  /** A constant tensor whose every element is this. */
  filled(value: number, shape: Shape = []): string {
    return this.#constant(
      `${Object.is(value, -0) ? '-0' : value}[${shape.join()}]`,
      'float',
      shape,
      (tensor) => tensor.setFloatValList([value]),
    );
  }

  /** A constant float32 tensor. */
  floats(values: Float32Array, shape: Shape): string {
    return this.#constant(`f32[${shape.join()}][${values.join()}]`, 'float', shape, (tensor) =>
      tensor.setTensorContent(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    );
  }

  /** The same elements in another shape; of several reshapings one after another the last is enough. */
  reshape(x: string, shape: Shape): string {
    const original = this.#reshaped.get(x) ?? x;
    const result = this.emit('Reshape', [original, this.integers(shape)]);
    this.#reshaped.set(result, original);
    return result;
  }

  #constant(
    key: string,
    type: keyof typeof dataTypes,
    shape: Shape,
    fill: (tensor: InstanceType<typeof messages.Tensor>) => InstanceType<typeof messages.Tensor>,
  ): string {
    const existing = this.#names.get(key);
    if (existing !== undefined) return existing;
    const node = this.#node(this.#newName(key), 'Const', [], { dtype: { type } });
    const tensor = new messages.Tensor().setDtype(dataTypes[type]).setTensorShape(shapeMessage(shape));
    node.attributes.set('value', new messages.AttrValue().setTensor(fill(tensor)));
    return node.name;
  }

  #newName(key: string): string {
    const name = `n${this.#names.size}`;
    this.#names.set(key, name);
    return name;
  }

  #add(key: string, operation: string, inputs: readonly string[], attributes: Attributes): string {
    return this.#node(this.#newName(key), operation, inputs, attributes).name;
  }

  #node(name: string, operation: string, inputs: readonly string[], attributes: Attributes) {
    const node = new messages.NodeDef().setName(name).setOp(operation).setInputList(inputs);
    const map = node.getAttrMap();
    for (const [key, value] of Object.entries(attributes)) map.set(key, attributeMessage(value));
    this.#nodes.push(node);
    return { name, attributes: map };
  }

  /** The serialised `SavedModel`, whose one graph has the tag `serve`. */
  finish(): Uint8Array {
    const { GraphDef, MetaGraphDef, SavedModel, VersionDef } = messages;
    const graph = new GraphDef()
      .setNodeList(this.#nodes)
      .setVersions(new VersionDef().setProducer(graphVersion));
    const meta = new MetaGraphDef()
      .setMetaInfoDef(new MetaGraphDef.MetaInfoDef().setTagsList([tag]))
      .setGraphDef(graph);
    return new SavedModel()
      .setSavedModelSchemaVersion(schemaVersion)
      .setMetaGraphsList([meta])
      .serializeBinary();
  }
}
