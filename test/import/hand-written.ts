/** @file Graphs written by hand, as tests of the reader make them. */
import { openNetworkFile } from '../../src/import/network-file.js';
import { classifier, type WrittenNode, type WrittenProgram, writtenProgram } from './program-bytes.js';

/** What the reader makes of a program. */
export const described = async (program: WrittenProgram) =>
  (await openNetworkFile(writtenProgram(program))).describe();
/** A node of the graph. */
export const node = (
  operation: string,
  given: Record<string, unknown>,
  output: WrittenNode['output'],
  module?: string,
): WrittenNode =>
  module === undefined
    ? { operation, arguments: given, output }
    : { operation, arguments: given, output, module };
/** The operations of its steps. */
export const operationsOf = async (program: WrittenProgram) =>
  (await described(program)).steps.map(({ operation }) => operation);
/** What stands between the convolution and the mean. */
export const between = async (
  nodes: readonly WrittenNode[],
  map: string,
  rest: Parameters<typeof classifier>[1] = {},
) => (await operationsOf(classifier(nodes, { ...rest, map }))).slice(1, -2);
