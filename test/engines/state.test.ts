/** @file What every engine keeps to with state: it lives from call to call, apart from all else. */
import { describe, expect, test } from 'vitest';
import { convolution } from '../../src/autodiff/convolution.js';
import { multiply, stop } from '../../src/autodiff/elementwise.js';
import { Graph } from '../../src/autodiff/node.js';
import { maxPool } from '../../src/autodiff/pooling.js';
import { reshape, sumAll } from '../../src/autodiff/reductions.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { scalarValue } from '../../src/engines/engine.js';
import { scalar } from '../../src/tensor/host-tensor.js';
import { squarePool } from '../windows.js';
import { engines, tensor } from './agreement.js';
import { counting, elements, graph, named, one, start, total, x } from './counting.js';

describe.each(engines)('the engine %s', (_, engine) => {
  test('carries state over calls', async () => {
    const state = await engine.createState(start);
    const program = await engine.compile(counting, state);
    await program.run(one);
    await program.run(one);
    expect(elements(await state.read(), 'total')).toEqual([102, 220]);
  });

  test('gives outputs as they were before the updates of the same call', async () => {
    const program = await engine.compile(counting, await engine.createState(start));
    expect(elements(await program.run(one), 'before')).toEqual([100, 200]);
    expect(elements(await program.run(one), 'before')).toEqual([101, 210]);
  });

  test('updates all pieces of state at once: two can change places', async () => {
    const state = await engine.createState(named({ x: tensor([2], [1, 2]), total: tensor([2], [3, 4]) }));
    const swapping = await engine.compile({ outputs: {}, updates: { x: total, total: x } }, state);
    await swapping.run(new Map());
    const after = await state.read();
    expect([elements(after, 'x'), elements(after, 'total')]).toEqual([
      [3, 4],
      [1, 2],
    ]);
  });

  test('lets two programs share one state', async () => {
    const state = await engine.createState(start);
    const adding = await engine.compile(counting, state);
    const reading = await engine.compile({ outputs: { sum: sumAll(total) }, updates: {} }, state);
    await adding.run(one);
    expect(scalarValue(await reading.run(new Map()), 'sum')).toBe(311);
  });

  test('keeps two states apart', async () => {
    const [first, second] = [await engine.createState(start), await engine.createState(start)];
    const program = await engine.compile(counting, first);
    await program.run(one);
    expect(elements(await second.read(), 'total')).toEqual([100, 200]);
  });

  test('reads the pieces of state that are named, and no others', async () => {
    const state = await engine.createState(named({ a: scalar(1), b: scalar(2), c: scalar(3) }));
    expect(state.names).toEqual(['a', 'b', 'c']);
    expect([...(await state.read(['b'])).keys()]).toEqual(['b']);
  });

  test('copies what state begins with and what is read of it', async () => {
    const initial = tensor([2], [1, 2]);
    const state = await engine.createState(named({ total: initial }));
    initial.data.fill(9);
    (await state.read()).get('total')?.data.fill(9);
    expect(elements(await state.read(), 'total')).toEqual([1, 2]);
  });

  test('resets state to a constant', async () => {
    const state = await engine.createState(start);
    const program = await engine.compile({ outputs: {}, updates: { total: graph.constant(0, [2]) } }, state);
    await program.run(new Map());
    expect(elements(await state.read(), 'total')).toEqual([0, 0]);
  });

  test('keeps state as it is where an update is the state itself', async () => {
    const state = await engine.createState(named({ total: tensor([2], [0.1, 0.2]) }));
    const update = { total: reshape(reshape(stop(total), [2, 1]), [2]) };
    const program = await engine.compile({ outputs: { total }, updates: update }, state);
    await program.run(new Map());
    await program.run(new Map());
    expect(elements(await state.read(), 'total')).toEqual([0.1, 0.2].map(Math.fround));
  });

  test('leaves state as it was where a call fails', async () => {
    const state = await engine.createState(start);
    const program = await engine.compile(counting, state);
    await program.run(new Map()).catch(() => {});
    expect(elements(await state.read(), 'total')).toEqual([100, 200]);
  });

  test('refuses a state of another engine', async () => {
    const [, other] = engines.find(([name]) => name !== engine.name) ?? [];
    const foreign = await other?.createState(start);
    if (!foreign) throw new Error('There is no other engine.');
    await expect(engine.compile(counting, foreign)).rejects.toMatchObject({ code: 'engine/failed' });
  });

  test('keeps state when a program is disposed of', async () => {
    const state = await engine.createState(start);
    const program = await engine.compile(counting, state);
    await program.run(one);
    await program.dispose();
    expect(elements(await state.read(), 'total')).toEqual([101, 210]);
  });

  test('reads and writes a filter as it is, also where another program takes it for a map', async () => {
    const numbers = Array.from({ length: 24 }, (_unused, k) => k + 1);
    const state = await engine.createState(named({ filter: tensor([2, 3, 2, 2], numbers) }));
    const other = new Graph();
    const filter = other.input('filter', [2, 3, 2, 2]);
    const image = other.input('image', [1, 3, 2, 2]);
    const window = squareWindow(1, 0);
    const updates = { filter: multiply(filter, 2) };
    const outputs = { y: convolution(image, filter, window) };
    const training = await engine.compile({ outputs, updates }, state);
    const pooled = maxPool(filter, squarePool(2, 2, 0));
    const looking = await engine.compile({ outputs: { pooled }, updates: {} }, state);
    await training.run(named({ image: tensor([1, 3, 2, 2], numbers.slice(0, 12)) }));
    expect(elements(await state.read(), 'filter')).toEqual(numbers.map((element) => 2 * element));
    expect(elements(await looking.run(new Map()), 'pooled')).toEqual([8, 16, 24, 32, 40, 48]);
  });

  test('goes on with the newest of what several programs write in turn', async () => {
    const state = await engine.createState(start);
    const [first, second] = [await engine.compile(counting, state), await engine.compile(counting, state)];
    for (const program of [first, second, second, first]) await program.run(one);
    await second.dispose();
    expect(elements(await first.run(one), 'before')).toEqual([104, 240]);
    await first.dispose();
    expect(elements(await state.read(), 'total')).toEqual([105, 250]);
  });

  test('forgets state that is disposed of', async () => {
    const state = await engine.createState(start);
    await state.dispose();
    expect(state.names).toEqual([]);
  });
});
