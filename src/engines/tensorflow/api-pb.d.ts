/** @file Types of the protobuf messages that @tensorflow/tfjs-node-gpu carries, as far as a graph needs them. */
declare module '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js' {
  class Message {
    serializeBinary(): Uint8Array;
  }
  class TensorShape extends Message {
    static readonly Dim: new () => Dim;
    setDimList(value: readonly Dim[]): TensorShape;
  }
  class Dim extends Message {
    setSize(value: number): Dim;
  }
  class Tensor extends Message {
    setDtype(value: number): Tensor;
    setTensorShape(value: TensorShape): Tensor;
    setTensorContent(value: Uint8Array): Tensor;
    setFloatValList(value: readonly number[]): Tensor;
  }
  class ListValue extends Message {
    setIList(value: readonly number[]): ListValue;
  }
  class AttrValue extends Message {
    static readonly ListValue: new () => ListValue;
    setS(value: Uint8Array): AttrValue;
    setI(value: number): AttrValue;
    setF(value: number): AttrValue;
    setB(value: boolean): AttrValue;
    setType(value: number): AttrValue;
    setShape(value: TensorShape): AttrValue;
    setTensor(value: Tensor): AttrValue;
    setList(value: ListValue): AttrValue;
  }
  class NodeDef extends Message {
    setName(value: string): NodeDef;
    setOp(value: string): NodeDef;
    setInputList(value: readonly string[]): NodeDef;
    getAttrMap(): { set(name: string, value: AttrValue): unknown };
  }
  class VersionDef extends Message {
    setProducer(value: number): VersionDef;
  }
  class GraphDef extends Message {
    setNodeList(value: readonly NodeDef[]): GraphDef;
    setVersions(value: VersionDef): GraphDef;
  }
  class MetaInfoDef extends Message {
    setTagsList(value: readonly string[]): MetaInfoDef;
  }
  class MetaGraphDef extends Message {
    static readonly MetaInfoDef: new () => MetaInfoDef;
    setMetaInfoDef(value: MetaInfoDef): MetaGraphDef;
    setGraphDef(value: GraphDef): MetaGraphDef;
  }
  class SavedModel extends Message {
    setSavedModelSchemaVersion(value: number): SavedModel;
    setMetaGraphsList(value: readonly MetaGraphDef[]): SavedModel;
  }
  const messages: {
    readonly AttrValue: typeof AttrValue;
    readonly GraphDef: new () => GraphDef;
    readonly MetaGraphDef: typeof MetaGraphDef;
    readonly NodeDef: new () => NodeDef;
    readonly SavedModel: new () => SavedModel;
    readonly Tensor: new () => Tensor;
    readonly TensorShape: typeof TensorShape;
    readonly VersionDef: new () => VersionDef;
  };
  export = messages;
}
