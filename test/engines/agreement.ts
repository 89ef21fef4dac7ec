/** @file Runs the same expressions on the engines that compute in float32 and on the reference engine (float64). */
import { expect } from 'vitest';
import type { Node } from '../../src/autodiff/node.js';
import type { Engine } from '../../src/engines/engine.js';
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { engineOpeners } from '../../src/engines/open.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';
import { type Value, zeros } from '../../src/engines/reference/values.js';
import type { HostTensor, NamedTensors } from '../../src/tensor/host-tensor.js';
import { evaluateAll, moved, norm } from '../autodiff/values.js';
import { useTensorFlow } from './tensorflow-storage.js';

useTensorFlow();

type Row = readonly [name: string, engine: Engine];
const row = (engine: Engine): Row => [engine.name, engine];

/** The engines that compute in float32, as rows for `describe.each`. */
export const fastEngines: readonly Row[] = [
  new OnnxRuntimeEngine('cpu', 1),
  await engineOpeners.tensorflow(),
].map(row);

/** All engines. */
export const engines: readonly Row[] = [row(new ReferenceEngine()), ...fastEngines];

export const toHost = ({ shape, data }: Value): HostTensor => ({ shape, data: Float32Array.from(data) });

/** A float32 tensor of these elements. */
export const tensor = (shape: readonly number[], elements: readonly number[]): HostTensor => ({
  shape,
  data: Float32Array.from(elements),
});

/** Values of named expressions by one call of an engine without state. */
export async function runOnce(
  engine: Engine,
  outputs: Readonly<Record<string, Node>>,
  feeds: NamedTensors = new Map(),
): Promise<NamedTensors> {
  const state = await engine.createState(new Map());
  const program = await engine.compile({ outputs, updates: {} }, state);
  try {
    return await program.run(feeds);
  } finally {
    await program.dispose();
    await state.dispose();
  }
}

/** Compiles these expressions as one program of an engine; each must be the reference's. */
export async function expectAgreement(
  engine: Engine,
  outputs: Readonly<Record<string, Node>>,
  feeds: ReadonlyMap<string, Value>,
  { relative, absolute }: { readonly relative: number; readonly absolute: number },
): Promise<void> {
  const expected = evaluateAll(Object.values(outputs), feeds);
  const results = await runOnce(
    engine,
    outputs,
    new Map([...feeds].map(([name, fed]) => [name, toHost(fed)])),
  );
  for (const [index, name] of Object.keys(outputs).entries()) {
    const [wanted = zeros([]), found = toHost(zeros([]))] = [expected[index], results.get(name)];
    expect(found.shape, name).toEqual(wanted.shape);
    const difference = moved({ shape: found.shape, data: Float64Array.from(found.data) }, wanted, -1);
    expect(norm(difference), name).toBeLessThanOrEqual(relative * norm(wanted) + absolute);
  }
}
