/** @file A golden case of another form than the shared ones, made by the reference engine and written to a folder. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { Results } from '../../src/cli/golden/comparison.js';
import type { GoldenIteration } from '../../src/cli/golden/iteration-case.js';
import { playGolden } from '../../src/cli/golden/play.js';
import { type GoldenData, type GoldenStart, trainingOf } from '../../src/cli/golden/setup.js';
import type { Summaries } from '../../src/cli/golden/summary.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';
import { phiNames, thetaNames } from '../../src/method/state.js';
import type { HostTensor } from '../../src/tensor/host-tensor.js';
import { writeSafetensors } from '../tensor/safetensors-bytes.js';

const width = 1 / 32;
const { parameters } = describeNetwork({ network: 'vgg9', width, classes: 10 });

/** Another width, two pairs in another order, T = 1, two images a batch, other rates, from the hundredth image on. */
export const madeForm: GoldenStart = {
  name: 'made',
  source: 'resnet32',
  target: 'vgg9',
  width,
  batch: 2,
  first_image: 100,
  pairs: [
    [14, 3],
    [4, 1],
  ],
  T: 1,
  beta: 0.25,
  lr: 0.002,
  meta_lr: 0.001,
  momentum: 0.8,
  weight_decay: 0.001,
  meta_weight_decay: 0.01,
  init_seeds: Object.fromEntries(parameters.map(({ name }, index) => [name, 300 + index])),
};

function summarize(names: readonly string[], values: Results, prefix = ''): Summaries {
  return Object.fromEntries(
    names.map((name) => {
      const { shape = [], data = [] } = values.get(prefix + name) ?? {};
      const numbers = Array.from(data);
      return [name, { shape: [...shape], l2: Math.hypot(...numbers), first: numbers.slice(0, 8) }];
    }),
  );
}

/** Computes two iterations of the made case and writes its two files. */
export async function writeMadeCase(folder: string, data: GoldenData): Promise<void> {
  const training = trainingOf(madeForm, data, 2);
  const { setup } = training;
  const play = await playGolden(training, new ReferenceEngine());
  const [phi, theta] = [phiNames(setup), thetaNames(setup)];
  const iterations: GoldenIteration[] = [];
  const tensors = new Map<string, HostTensor>();
  for (const index of [0, 1]) {
    const results = await play.step(index);
    const state = await play.state();
    const value = (name: string) => results.get(name)?.data[0] ?? Number.NaN;
    const lambda = Array.from(results.get('lambda')?.data ?? []);
    const mean = (pair: number) =>
      lambda.filter((_, k) => k % 2 === pair).reduce((sum, each) => sum + each, 0) / madeForm.batch;
    iterations.push({
      L_total: value('total'),
      L_org: value('original'),
      betaL_wfm: value('transfer'),
      lambda_mean: [mean(0), mean(1)],
      lookahead_losses: [value('lookAhead.0'), value('lookAhead.1')],
      L_org_after_lookahead: value('afterLookAhead'),
      hypergradient: summarize(phi, results, 'hypergradient.'),
      phi_after: summarize(phi, state),
      theta_after_step1: summarize(theta, state),
      theta_end: summarize(theta, state),
    });
    for (const name of phi) {
      const { shape = [], data: numbers = [] } = results.get(`hypergradient.${name}`) ?? {};
      tensors.set(`hypergradient/${index}/${name}`, { shape, data: Float32Array.from(numbers) });
    }
  }
  writeFileSync(join(folder, 'made.json'), JSON.stringify({ ...madeForm, iterations }));
  writeFileSync(join(folder, 'made.safetensors'), writeSafetensors(tensors));
}
