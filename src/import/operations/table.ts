/** @file The one table of operations: from PyTorch's operators to steps. Operators that only look are in `views.ts`. */
import { activations } from './activations.js';
import { attentions } from './attention.js';
import { creation } from './creation.js';
import { elementwiseOperations } from './elementwise.js';
import { indexing } from './indexing.js';
import { layers } from './layers.js';
import type { Lowering, Lowerings } from './lowering.js';
import { pools } from './pooling.js';

const table: Lowerings = {
  ...layers,
  ...activations,
  ...pools,
  ...elementwiseOperations,
  ...creation,
  ...indexing,
  ...attentions,
};

/** How a node of this operator (`relu`, not `relu_`) is written as steps; undefined where that is not known. */
export const loweringOf = (operator: string): Lowering | undefined =>
  Object.hasOwn(table, operator) ? table[operator] : undefined;
