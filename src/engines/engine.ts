/** @file What an engine is: it compiles a program once and runs it many times. */
import type { Node } from '../autodiff/node.js';
import type { HostTensor, NamedTensors } from '../tensor/host-tensor.js';

/** A computation to compile: named results, and new values of pieces of state. */
export interface Program {
  readonly outputs: Readonly<Record<string, Node>>;
  /** New values of state, by the name of the input that reads it. */
  readonly updates: Readonly<Record<string, Node>>;
}

/**
 * Tensors that live in the engine from one call to the next: θ, momentum, φ, Adam moments, statistics.
 * Inputs of a program whose names are found here are read from here.
 */
export interface EngineState {
  readonly names: readonly string[];
  /** Copies to the host. */
  read(names?: readonly string[]): Promise<NamedTensors>;
  dispose(): Promise<void>;
}

export interface CompiledProgram {
  /**
   * Runs the program once: reads `feeds` and state, writes the updates into state, gives the outputs.
   * @throws StudioError `engine/missing-feed` where an input has neither feed nor state.
   */
  run(feeds: NamedTensors): Promise<NamedTensors>;
  dispose(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** The device in words, as the log and `result.json` show it. */
  readonly device: string;
  readonly version: string;
  /** Threads that take part, where that is known. */
  readonly threads: number;
  /** True where equal calls give equal bits. */
  readonly deterministic: boolean;
  createState(initial: NamedTensors): Promise<EngineState>;
  compile(program: Program, state: EngineState): Promise<CompiledProgram>;
}

/** All nodes that a program computes. */
export function programNodes(program: Program): Node[] {
  return [...Object.values(program.outputs), ...Object.values(program.updates)];
}

/** A scalar output's number. */
export function scalarValue(outputs: NamedTensors, name: string): number {
  return outputs.get(name)?.data[0] ?? Number.NaN;
}

export type { HostTensor, NamedTensors };
