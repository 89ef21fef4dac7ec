import { expect, test, vi } from 'vitest';
import type { CompiledProgram } from '../../src/engines/engine.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';
import { ProgramCache } from '../../src/trainer/session/programs.js';

const compiled: CompiledProgram = { run: async () => new Map(), dispose: async () => undefined };

/** Programs of an engine that cannot compile the first one. */
async function programs(): Promise<ProgramCache<number>> {
  const engine = new ReferenceEngine();
  vi.spyOn(engine, 'compile').mockResolvedValue(compiled).mockRejectedValueOnce(new Error('out of memory'));
  const state = await engine.createState(new Map());
  return new ProgramCache<number>(engine, state, () => ({ outputs: {}, updates: {} }));
}

test('a program that could not be compiled is compiled again when it is asked for again', async () => {
  const cache = await programs();
  await cache.get(1).catch(() => undefined);
  expect(await cache.get(1)).toBe(compiled);
});

test('a compilation that fails is not told again by the end', async () => {
  const cache = await programs();
  const asked = cache.get(1).catch(() => undefined);
  await expect(cache.dispose()).resolves.toBeUndefined();
  await asked;
});
