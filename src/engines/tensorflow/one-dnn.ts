/**
 * @file oneDNN's kernels, one by one. TensorFlow's switch (TF_ENABLE_ONEDNN_OPTS) takes them for everything or for nothing,
 * and neither is fastest: of some operations TensorFlow's own kernels are twice as fast, of others oneDNN's are ten times
 * (docs/performance.md).
 */
import type { AttributeValue, GraphBuilder } from './graph-def.js';

/** What the kernels are called where they take the place of TensorFlow's. */
const oneDnnNames = {
  Conv2D: '_MklNativeConv2D',
  Conv2DBackpropInput: '_MklNativeConv2DBackpropInput',
  Conv2DBackpropFilter: '_MklNativeConv2DBackpropFilter',
  MatMul: '_MklMatMul',
  BatchMatMulV2: '_MklBatchMatMulV2',
  MaxPool: '_MklNativeMaxPool',
  MaxPoolGrad: '_MklNativeMaxPoolGrad',
} as const;

/** Emits an operation as oneDNN's kernel where the graph is to run on a CPU, else as TensorFlow's. */
export function emitOneDnn(
  graph: GraphBuilder,
  operation: keyof typeof oneDnnNames,
  inputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>>,
): string {
  return graph.onProcessor
    ? graph.emit(oneDnnNames[operation], inputs, { ...attributes, _kernel: 'MklNameChangeOp' })
    : graph.emit(operation, inputs, attributes);
}
