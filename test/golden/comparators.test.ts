/** @file Cross-entropy, unweighted feature matching and attention transfer equal the authors' on both engines. */
import { expect } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { relativeError } from '../../src/cli/golden/distance.js';
import { openRunner } from '../../src/cli/golden/runner.js';
import type { Value } from '../../src/engines/reference/values.js';
import { feedNames } from '../../src/method/iteration.js';
import { Objective } from '../../src/method/objective.js';
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

/** L_org, and the losses of the golden pairs without β: of feature matching, and of attention transfer. */
async function lossesOn(engine: (typeof testedEngines)[number], golden: Comparators) {
  const { golden: sixteenth, setup, state, batch } = await openSixteenth();
  const chosen = golden.pairs.map(([source, target]) => pairIndex(sixteenth, source, target));
  const bridges = chosen.flatMap((index, own) =>
    ['weight', 'bias'].flatMap((part): [string, Value][] => {
      const tensor = state.get(`bridge.${index}.${part}`);
      return tensor ? [[`bridge.${own}.${part}`, tensor]] : [];
    }),
  );
  const values = new Map([...state, ...bridges]);
  const graph = new Graph();
  const inputs = new Map([...values].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const images = graph.input(feedNames.images, batch.images.shape);
  const labels = graph.input(feedNames.labels, batch.labels.shape);
  const pairs = chosen.flatMap((index) => setup.pairs[index] ?? []);
  const losses = (method: 'fm' | 'at') =>
    new Objective({ ...setup, method, pairs, beta: 1 }, images, labels, inputs, new Map()).at(inputs);
  const [matching, attention] = [losses('fm'), losses('at')];
  const outputs = {
    original: matching.original,
    ...Object.fromEntries(matching.perPair.map((loss, pair) => [`fm.${pair}`, loss])),
    ...Object.fromEntries(attention.perPair.map((loss, pair) => [`at.${pair}`, loss])),
  };
  const runner = await openRunner(await engine.open(), { outputs, updates: {} }, values);
  const results = await runner.step(
    new Map([
      [feedNames.images, batch.images],
      [feedNames.labels, batch.labels],
    ]),
  );
  await runner.close();
  return (name: string): number => results.get(name)?.data[0] ?? Number.NaN;
}

for (const engine of testedEngines) {
  sharedTest(`cross-entropy, feature matching and attention transfer hold on ${engine.title}`, async () => {
    const golden = goldenJson<Comparators>('comparators.json');
    const loss = await lossesOn(engine, golden);
    const expected: [string, number, number][] = [
      ['L_org', loss('original'), golden.L_org],
      [
        'FM, all pairs',
        loss('fm.0') + loss('fm.1') + loss('fm.2'),
        golden.FM_one_to_one_unweighted_sum_of_pair_means,
      ],
      ['FM, pair 14-2', loss('fm.2'), golden.FM_single_unweighted_pair_14_2],
      ...golden.pairs.map(([source, target], pair): [string, number, number] => [
        `AT, pair ${source}-${target}`,
        loss(`at.${pair}`),
        golden.AT_one_to_one_per_pair[`${source}-${target}`] ?? Number.NaN,
      ]),
    ];
    const wrong = expected.filter(
      ([, computed, wanted]) => !(relativeError(computed, wanted) <= engine.tolerance),
    );
    expect(wrong).toEqual([]);
  });
}
