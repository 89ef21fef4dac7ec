/** @file A step that is to become ONNX nodes. */
import type { StepOf, StepOperation } from '../../catalog/networks/step.js';
import type { NodeWriter, Operand } from './graph.js';

export interface StepLowering<Operation extends StepOperation> {
  readonly to: NodeWriter;
  readonly step: StepOf<Operation>;
  /** The step's inputs, in order. */
  readonly inputs: readonly Operand[];
  readonly names: readonly string[];
  /** The first input. */
  readonly x: Operand;
}

/** Adds the nodes of a step; gives the name of its result. */
export type Row<Operation extends StepOperation> = (lowering: StepLowering<Operation>) => string;

export type Rows<Operation extends StepOperation> = { readonly [One in Operation]: Row<One> };
