/** @file Cross-entropy, unweighted feature matching and attention transfer equal the authors' on both engines. */
import { expect } from 'vitest';
import { relativeError } from '../../src/cli/golden/distance.js';
import { openRunner, toHosts } from '../../src/cli/golden/runner.js';
import type { Engine } from '../../src/engines/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { feedNames, iterationProgram } from '../../src/method/iteration.js';
import { sharedTest } from '../shared.js';
import { testedEngines } from './engines.js';
import { goldenJson } from './golden-data.js';
import { openSixteenth, pairIndex } from './sixteenth.js';

interface Comparators {
  readonly L_org: number;
  readonly FM_one_to_one_unweighted_sum_of_pair_means: number;
  readonly FM_single_unweighted_pair_14_2: number;
  readonly AT_one_to_one_per_pair: Readonly<Record<string, number>>;
  readonly pairs: readonly (readonly [number, number])[];
}

/** L_org and every pair's loss without β, of a method on the golden pairs. */
async function lossesOf(
  method: 'fm' | 'at',
  engine: Engine,
  golden: Comparators,
): Promise<{ readonly original: number; readonly perPair: readonly number[] }> {
  const sixteenth = await openSixteenth();
  const chosen = golden.pairs.map(([source, target]) => pairIndex(sixteenth.golden, source, target));
  const bridges = chosen.flatMap((index, own) =>
    ['weight', 'bias'].flatMap((part): [string, Value][] => {
      const tensor = sixteenth.state.get(`bridge.${index}.${part}`);
      return tensor ? [[`bridge.${own}.${part}`, tensor]] : [];
    }),
  );
  const momentum = bridges.map(([name, { shape, data }]): [string, Value] => [
    `momentum.${name}`,
    { shape, data: new Float64Array(data.length) },
  ]);
  const state = new Map([...sixteenth.state, ...bridges, ...momentum]);
  const pairs = chosen.flatMap((index) => sixteenth.setup.pairs[index] ?? []);
  const setup = { ...sixteenth.setup, method, pairs, beta: 1 };
  const { outputs } = iterationProgram(setup, toHosts(state), { batch: sixteenth.golden.batch });
  const runner = await openRunner(engine, { outputs, updates: {} }, state);
  const results = await runner.step(
    new Map([
      [feedNames.images, sixteenth.batch.images],
      [feedNames.labels, sixteenth.batch.labels],
    ]),
  );
  await runner.close();
  return {
    original: results.get('original')?.data[0] ?? Number.NaN,
    perPair: Array.from(results.get('pairLosses')?.data ?? []),
  };
}

for (const { title, open, tolerance } of testedEngines) {
  sharedTest(`cross-entropy and unweighted feature matching hold on ${title}`, async () => {
    const golden = goldenJson<Comparators>('comparators.json');
    const { original, perPair } = await lossesOf('fm', open(), golden);
    const sum = perPair.reduce((total, loss) => total + loss, 0);
    const errors = [
      relativeError(original, golden.L_org),
      relativeError(sum, golden.FM_one_to_one_unweighted_sum_of_pair_means),
      relativeError(perPair[2] ?? Number.NaN, golden.FM_single_unweighted_pair_14_2),
    ];
    expect(Math.max(...errors)).toBeLessThanOrEqual(tolerance);
  });

  sharedTest(`attention transfer of every pair holds on ${title}`, async () => {
    const golden = goldenJson<Comparators>('comparators.json');
    const { perPair } = await lossesOf('at', open(), golden);
    const errors = golden.pairs.map(([source, target], index) =>
      relativeError(
        perPair[index] ?? Number.NaN,
        golden.AT_one_to_one_per_pair[`${source}-${target}`] ?? Number.NaN,
      ),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(tolerance);
  });
}
