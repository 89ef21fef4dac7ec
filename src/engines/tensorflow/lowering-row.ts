/** @file What a row of the lowering table is given. */
import type { NodeOf, OperationName } from '../../autodiff/node.js';
import type { GraphBuilder } from './graph-def.js';
import type { Layout } from './layout.js';

/** A node to lower with the names of its operands, which lie as the operation takes them. */
export interface Lowering<K extends OperationName> {
  readonly graph: GraphBuilder;
  readonly node: NodeOf<K>;
  /** How the result is to lie, where the operation leaves that open. */
  readonly layout: Layout;
  /** How the first operand lies as the operation takes it. */
  readonly operandLayout: Layout;
  readonly names: readonly string[];
  readonly x: string;
  readonly y: string;
}
