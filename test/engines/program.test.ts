/** @file What every engine keeps to with feeds and outputs. */
import { describe, expect, test } from 'vitest';
import { convolution } from '../../src/autodiff/convolution.js';
import { multiply, stop, subtract } from '../../src/autodiff/elementwise.js';
import { Graph } from '../../src/autodiff/node.js';
import { sumAll } from '../../src/autodiff/reductions.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { scalarValue } from '../../src/engines/engine.js';
import { engines, runOnce, tensor } from './agreement.js';
import { counting, elements, graph, named, one, start, total, x } from './counting.js';

describe.each(engines)('the engine %s', (_, engine) => {
  test('does not change results that were given when it runs again', async () => {
    const program = await engine.compile(counting, await engine.createState(start));
    const first = await program.run(one);
    await program.run(named({ x: tensor([2], [7, 7]) }));
    expect(elements(first, 'before')).toEqual([100, 200]);
  });

  test('does not change what it is fed', async () => {
    const fed = tensor([2], [1, 10]);
    const program = await engine.compile(counting, await engine.createState(start));
    await program.run(named({ x: fed }));
    expect([...fed.data]).toEqual([1, 10]);
  });

  test('gives an output that is an input, a constant or a piece of state', async () => {
    const state = await engine.createState(start);
    const outputs = { x, constant: graph.constant(2.5, [1, 2]), number: graph.constant(-1), total };
    const results = await (await engine.compile({ outputs, updates: {} }, state)).run(one);
    expect(
      Object.fromEntries([...results].map(([name, { shape, data }]) => [name, { shape, data: [...data] }])),
    ).toEqual({
      x: { shape: [2], data: [1, 10] },
      constant: { shape: [1, 2], data: [2.5, 2.5] },
      number: { shape: [], data: [-1] },
      total: { shape: [2], data: [100, 200] },
    });
  });

  test('gives one expression under two names', async () => {
    const product = multiply(x, x);
    const results = await runOnce(engine, { a: product, b: product, c: stop(product) }, one);
    expect(['a', 'b', 'c'].map((name) => elements(results, name))).toEqual([
      [1, 100],
      [1, 100],
      [1, 100],
    ]);
  });

  test.each(['t0', 't1', 'c0', 'c1', 'a name, with [everything]', 'ä/圖'])(
    'takes an input called %s',
    async (name) => {
      const other = new Graph();
      const y = other.input(name, [2]);
      const result = subtract(multiply(multiply(y, y), 3), 1);
      expect(
        elements(await runOnce(engine, { result }, named({ [name]: tensor([2], [1, 2]) })), 'result'),
      ).toEqual([2, 11]);
    },
  );

  test('takes a feed rather than state of the same name', async () => {
    const state = await engine.createState(start);
    const program = await engine.compile({ outputs: { sum: sumAll(total) }, updates: {} }, state);
    expect(scalarValue(await program.run(named({ total: tensor([2], [1, 2]) })), 'sum')).toBe(3);
  });

  test('takes a filter that is fed rather than state of the same name', async () => {
    const other = new Graph();
    const [filter, image] = [other.input('filter', [2, 1, 2, 2]), other.input('image', [1, 1, 2, 2])];
    const y = convolution(image, filter, squareWindow(1, 0));
    const state = await engine.createState(named({ filter: tensor([2, 1, 2, 2], new Array(8).fill(0)) }));
    const program = await engine.compile({ outputs: { y }, updates: {} }, state);
    const fed = tensor([2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    const results = await program.run(
      named({ filter: fed, image: tensor([1, 1, 2, 2], [1, 10, 100, 1000]) }),
    );
    expect(elements(results, 'y')).toEqual([4321, 8765]);
  });

  test('names an input that has neither a feed nor a state', async () => {
    const program = await engine.compile(counting, await engine.createState(start));
    await expect(program.run(new Map())).rejects.toMatchObject({
      code: 'engine/missing-feed',
      message: expect.stringContaining('input x '),
    });
  });

  test('names an input that is fed the wrong shape, with both shapes', async () => {
    const program = await engine.compile(counting, await engine.createState(start));
    await expect(program.run(named({ x: tensor([1, 2], [1, 2]) }))).rejects.toMatchObject({
      code: 'engine/wrong-shape',
      message: 'The input x expects the shape [2] and was fed [1, 2].',
    });
  });

  test('names an input that is fed fewer numbers than its shape has', async () => {
    const program = await engine.compile(counting, await engine.createState(start));
    const short = { shape: [2], data: Float32Array.of(1) };
    await expect(program.run(named({ x: short }))).rejects.toMatchObject({ code: 'engine/wrong-shape' });
  });

  test('gives equal bits for equal calls where it says that it is deterministic', async () => {
    const big = new Graph().input('big', [300, 70]);
    const feeds = named({
      big: tensor(
        [300, 70],
        Array.from({ length: 21_000 }, (_unused, k) => Math.sin(k)),
      ),
    });
    const sums = [];
    for (let call = 0; call < 3; call++)
      sums.push(scalarValue(await runOnce(engine, { sum: sumAll(big) }, feeds), 'sum'));
    expect(new Set(sums).size).toBe(1);
    expect(engine.deterministic).toBe(true);
  });
});
