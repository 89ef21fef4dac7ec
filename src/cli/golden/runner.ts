/** @file A program that runs again and again from given tensors: in float64 on the reference engine, else in float32. */
import type { Engine, Program } from '../../engines/engine.js';
import { ReferenceEngine, ReferenceState } from '../../engines/reference/engine.js';
import type { Value } from '../../engines/reference/values.js';
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';
import type { Results } from './comparison.js';

export interface Runner {
  /** Runs the program once; its updates are in the state afterwards. */
  step(feeds: ReadonlyMap<string, Value>): Promise<Results>;
  state(): Promise<Results>;
  close(): Promise<void>;
}

export const toHosts = (values: ReadonlyMap<string, Value>): NamedTensors =>
  new Map(
    [...values].map(([name, { shape, data }]): [string, HostTensor] => [
      name,
      { shape, data: Float32Array.from(data) },
    ]),
  );

export const toValues = (tensors: NamedTensors): Map<string, Value> =>
  new Map(
    [...tensors].map(([name, { shape, data }]): [string, Value] => [
      name,
      { shape, data: Float64Array.from(data) },
    ]),
  );

/** Makes the program ready to run on the engine from this state. */
export async function openRunner(
  engine: Engine,
  program: Program,
  initial: ReadonlyMap<string, Value>,
): Promise<Runner> {
  if (engine instanceof ReferenceEngine) {
    // Its compiled programs round to float32, as trainers need it.
    const state = new ReferenceState(initial);
    return {
      step: async (feeds) => engine.runExactly(program, state, feeds),
      state: async () => new Map(state.values),
      close: () => state.dispose(),
    };
  }
  const state = await engine.createState(toHosts(initial));
  const compiled = await engine.compile(program, state);
  return {
    step: (feeds) => compiled.run(toHosts(feeds)),
    state: () => state.read(),
    close: async () => {
      await compiled.dispose();
      await state.dispose();
    },
  };
}
