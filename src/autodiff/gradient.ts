/** @file Reverse-mode differentiation of expressions into expressions. */
import { graphErrors } from '../errors/graph.js';
import { operationTable } from './derivatives.js';
import { add } from './elementwise.js';
import { type Node, type NodeOf, type OperationName, topologicalOrder } from './node.js';

/**
 * ∂loss/∂parameter of each parameter, as expressions that can be differentiated again.
 * @param loss a scalar: shape [], or a single element.
 * @param parameters any nodes; one that the loss does not reach has the gradient zero.
 */
export function gradient(loss: Node, parameters: readonly Node[]): Node[] {
  if (loss.shape.some((size) => size !== 1)) throw graphErrors.notScalar(loss.shape);
  const order = topologicalOrder([loss]);
  const reaching = nodesThatReach(order, new Set(parameters));
  const cotangents = new Map<Node, Node>([[loss, loss.graph.constant(1, loss.shape)]]);

  for (const node of order.reverse()) {
    const cotangent = cotangents.get(node);
    if (
      cotangent === undefined ||
      !reaching.has(node) ||
      node.inputs.length === 0 ||
      node.operation === 'stop'
    ) {
      continue;
    }
    for (const [index, backward] of backwardOf(node, cotangent).entries()) {
      const input = node.inputs[index];
      if (!input || !reaching.has(input)) continue;
      const part = backward();
      const sofar = cotangents.get(input);
      cotangents.set(input, sofar ? add(sofar, part) : part);
    }
  }
  return parameters.map(
    (parameter) => cotangents.get(parameter) ?? parameter.graph.constant(0, parameter.shape),
  );
}

/** Nodes through which a change of a parameter is felt: others get no cotangent, so no dead expressions are built. */
function nodesThatReach(order: readonly Node[], parameters: ReadonlySet<Node>): Set<Node> {
  const reaching = new Set<Node>();
  for (const node of order) {
    if (
      parameters.has(node) ||
      (node.operation !== 'stop' && node.inputs.some((input) => reaching.has(input)))
    ) {
      reaching.add(node);
    }
  }
  return reaching;
}

function backwardOf<K extends OperationName>(node: NodeOf<K>, cotangent: Node): readonly (() => Node)[] {
  const { derivative } = operationTable[node.operation];
  const [x, y = x] = node.inputs;
  if (!derivative || !x || !y) throw graphErrors.noDerivative(node.operation);
  return derivative(cotangent, node, { x, y });
}
