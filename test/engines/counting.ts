/** @file A program that counts in its state, for tests of what every engine keeps to. */
import { add } from '../../src/autodiff/elementwise.js';
import { Graph } from '../../src/autodiff/node.js';
import type { Program } from '../../src/engines/engine.js';
import type { HostTensor, NamedTensors } from '../../src/tensor/host-tensor.js';
import { tensor } from './agreement.js';

export const graph = new Graph();
export const x = graph.input('x', [2]);
export const total = graph.input('total', [2]);

/** Adds x to the total, and gives the total before. */
export const counting: Program = { outputs: { before: total }, updates: { total: add(total, x) } };

export const named = (entries: Readonly<Record<string, HostTensor>>): NamedTensors =>
  new Map(Object.entries(entries));
export const elements = (tensors: NamedTensors, name: string): number[] => [
  ...(tensors.get(name)?.data ?? []),
];

export const one = named({ x: tensor([2], [1, 10]) });
export const start = named({ total: tensor([2], [100, 200]) });
