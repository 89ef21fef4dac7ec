/**
 * @file Every operation of a graph for a GPU has a kernel there for the types that it is given: it would else be computed on
 * the processor, between two copies, and no error would say so. gpu-kernels.json is what the library itself lists
 * (gpu-kernels.py says how).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { add } from '../../src/autodiff/elementwise.js';
import { Graph } from '../../src/autodiff/node.js';
import type { Program } from '../../src/engines/engine.js';
import { GraphBuilder } from '../../src/engines/tensorflow/graph-def.js';
import { lowerProgram } from '../../src/engines/tensorflow/program.js';
import { allSamples, differentiatedSample } from '../autodiff/samples.js';

type Types = Readonly<Record<string, readonly string[]>>;
const kernels: Readonly<Record<string, readonly Types[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'gpu-kernels.json'), 'utf8'),
);

afterEach(() => {
  vi.restoreAllMocks();
});

/** The type of an attribute; what is not said is an index, which is int32. */
function typeOf(value: unknown): string {
  const named = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  return String(named ?? 'int32');
}

/** The operations that the program becomes on a GPU and that have no kernel there. */
function withoutKernel(program: Program): string[] {
  const missing = new Set<string>();
  const see = (operation: string, attributes: Readonly<Record<string, unknown>>) => {
    const fits = (types: Types) =>
      Object.entries(types).every(([name, allowed]) => allowed.includes(typeOf(attributes[name])));
    if (!kernels[operation]?.some(fits)) missing.add(operation);
  };
  const { write, named } = GraphBuilder.prototype;
  vi.spyOn(GraphBuilder.prototype, 'write').mockImplementation(function (this: GraphBuilder, ...words) {
    see(words[0], words[2]);
    return write.apply(this, words);
  });
  vi.spyOn(GraphBuilder.prototype, 'named').mockImplementation(function (this: GraphBuilder, ...words) {
    see(words[1], words[3]);
    return named.apply(this, words);
  });
  lowerProgram(program, (name) => name === 'kept', false);
  return [...missing];
}

test.each(allSamples)('%s, %s, and its derivatives are computed on a GPU', (_, __, sample) => {
  const { result, first, second } = differentiatedSample(sample);
  const nodes = [result, ...first, ...second];
  const outputs = Object.fromEntries(nodes.map((node, index) => [String(index), node]));
  expect(withoutKernel({ outputs, updates: {} })).toEqual([]);
});

test('state stays on a GPU', () => {
  const graph = new Graph();
  const kept = graph.input('kept', [2, 3, 4, 5]);
  const program = { outputs: { kept }, updates: { kept: add(kept, graph.input('fed', [2, 3, 4, 5])) } };
  expect(withoutKernel(program)).toEqual([]);
});
