/** @file A golden training case: what the authors' own code computes, as read from `<name>.json` and `.safetensors`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeNetwork, findFeature, type NetworkDescription } from '../../catalog/networks/describe.js';
import { type NetworkName, networkTable } from '../../catalog/networks/table.js';
import { usageErrors } from '../../errors/usage.js';
import type { MethodSetup } from '../../method/setup.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { readSafetensors } from '../../tensor/safetensors.js';

/** A tensor in short: its shape, l2 norm and first numbers. */
export interface TensorSummary {
  readonly shape: readonly number[];
  readonly l2: number;
  readonly first: readonly number[];
}

type Summaries = Readonly<Record<string, TensorSummary>>;

export interface GoldenIteration {
  readonly L_total: number;
  readonly L_org: number;
  readonly betaL_wfm: number;
  readonly lambda_mean: readonly number[];
  readonly lookahead_losses: readonly number[];
  readonly L_org_after_lookahead: number;
  readonly hypergradient: Summaries;
  readonly phi_after: Summaries;
  readonly theta_after_step1?: Summaries;
  readonly theta_end?: Summaries;
}

export interface GoldenCase {
  readonly name: string;
  readonly width: number;
  readonly batch: number;
  readonly iterations: readonly GoldenIteration[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly T: number;
  readonly lr: number;
  readonly meta_lr: number;
  readonly momentum: number;
  readonly weight_decay: number;
  readonly meta_weight_decay: number;
  readonly beta: number;
  readonly first_image: number;
  readonly source: NetworkName;
  readonly target: NetworkName;
  readonly init_seeds: Readonly<Record<string, number>>;
  /** Whole tensors: `hypergradient/<iteration>/<name>`, `final/<name>`, `final_momentum/`, `final_phi/`. */
  readonly tensors: NamedTensors;
}

/** Reads a case; undefined where the file is something else. */
export function readGoldenCase(folder: string, file: string): GoldenCase | undefined {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (!isTrainingCase(parsed)) return undefined;
  const name = file.replace(/\.json$/, '');
  const tensorFile = join(folder, `${name}.safetensors`);
  const tensors: NamedTensors = existsSync(tensorFile)
    ? readSafetensors(readFileSync(tensorFile)).tensors
    : new Map();
  return { ...parsed, name, tensors };
}

function isTrainingCase(value: unknown): value is Omit<GoldenCase, 'name' | 'tensors'> {
  return typeof value === 'object' && value !== null && 'iterations' in value && 'init_seeds' in value;
}

const goldenClasses = 10;

/** The method set up as the case says; the source's class count comes with its weights. */
export function setupOf(golden: GoldenCase, sourceClasses: number): MethodSetup {
  const source = describeNetwork({ network: known(golden, golden.source), classes: sourceClasses });
  const target = describeNetwork({
    network: known(golden, golden.target),
    width: golden.width,
    classes: goldenClasses,
  });
  const layer = (network: NetworkDescription, alias: number): string => {
    const feature = findFeature(network, alias);
    if (!feature)
      throw usageErrors.badGoldenCase(golden.name, `${network.network} has no feature layer ${alias}`);
    return feature.name;
  };
  return {
    method: 'l2t-ww',
    target,
    sources: [source],
    pairs: golden.pairs.map(([sourceAlias, targetAlias]) => ({
      source: 0,
      sourceLayer: layer(source, sourceAlias),
      targetLayer: layer(target, targetAlias),
    })),
    beta: golden.beta,
    lookAheadSteps: golden.T,
    distillation: { temperature: 1, weight: 0 },
    optimizer: { momentum: golden.momentum, weightDecay: golden.weight_decay },
    metaOptimizer: {
      learningRate: golden.meta_lr,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: golden.meta_weight_decay,
    },
  };
}

function known(golden: GoldenCase, network: NetworkName): NetworkName {
  if (network in networkTable) return network;
  throw usageErrors.badGoldenCase(golden.name, `there is no network ${network}`);
}
