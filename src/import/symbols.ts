/** @file Sizes that follow from the batch, and how the graph computes with them. */
import { t } from '@vscode/l10n';
import type { Size } from '../catalog/networks/step.js';
import type { Argument, GraphNode } from './program.js';
import { refuse } from './refusal.js';

type Operation = (left: Size, right: Size) => Size;

const numeric =
  (combine: (left: number, right: number) => number): Operation =>
  (left, right) =>
    typeof left === 'number' && typeof right === 'number'
      ? combine(left, right)
      : refuse(t('it computes with the batch'));

const multiply: Operation = (left, right) => {
  if (typeof left === 'number')
    return typeof right === 'number' ? left * right : { images: left * right.images };
  return typeof right === 'number'
    ? { images: left.images * right }
    : refuse(t('it computes with the batch'));
};

const floorDivide: Operation = (left, right) => {
  if (typeof left === 'number' || typeof right !== 'number')
    return numeric((x, y) => Math.floor(x / y))(left, right);
  const images = left.images / right;
  return Number.isInteger(images) ? { images } : refuse(t('it computes with the batch'));
};

const operations: Readonly<Record<string, Operation>> = {
  mul: multiply,
  floordiv: floorDivide,
  truediv: floorDivide,
  add: numeric((left, right) => left + right),
  sub: numeric((left, right) => left - right),
  mod: numeric((left, right) => left - right * Math.floor(left / right)),
};

/** Nodes that only assert what is known, or compare sizes for those that do. */
const assertions =
  /^(_operator\.(eq|ne|ge|le|gt|lt|and_|or_|not_)|torch\.ops\.aten\.(_assert_.*|sym_constrain_range.*|_assert)|torch\.sym_not|torch\.sym_ite)/;

export const isAssertion = (target: string): boolean => assertions.test(target);

/** The size that a node computes; undefined where it computes none. @param sizeOf what the names of sizes stand for. */
export function computedSize(node: GraphNode, sizeOf: (symbol: string) => Size): Size | undefined {
  const [, name = ''] = /^_operator\.(\w+)$/.exec(node.target) ?? [];
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) return undefined;
  const [left, right] = [...node.arguments.values()].map((argument) => sizeIn(argument, sizeOf));
  return left === undefined || right === undefined
    ? refuse(t('a size is not known'))
    : operation(left, right);
}

function sizeIn(argument: Argument, sizeOf: (symbol: string) => Size): Size | undefined {
  if (argument.kind !== 'size') return undefined;
  return typeof argument.size === 'number' ? argument.size : sizeOf(argument.size.symbol);
}
