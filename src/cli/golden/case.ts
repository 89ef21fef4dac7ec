/** @file A golden training case: what the authors' own code computes, as read from `<name>.json` and `.safetensors`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { type Static, Type } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { networkNames } from '../../catalog/networks/table.js';
import { byCodePoint } from '../../data/code-point.js';
import { goldenErrors } from '../../errors/golden.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { readSafetensors } from '../../tensor/safetensors.js';

const numbers = Type.Array(Type.Number(), { minItems: 1 });
const network = Type.Enum([...networkNames]);

/** A tensor in short: its shape, l2 norm and first numbers. Its sum is not compared, since sums cancel. */
const summary = Type.Object({
  shape: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 }),
  l2: Type.Number(),
  first: numbers,
});
const summaries = Type.Record(Type.String(), summary);

const iteration = Type.Object({
  L_total: Type.Number(),
  L_org: Type.Number(),
  betaL_wfm: Type.Number(),
  lambda_mean: numbers,
  lookahead_losses: numbers,
  L_org_after_lookahead: Type.Number(),
  hypergradient: summaries,
  phi_after: summaries,
  theta_after_step1: Type.Optional(summaries),
  theta_end: Type.Optional(summaries),
});

const schema = Type.Object({
  source: network,
  target: network,
  width: Type.Number({ exclusiveMinimum: 0 }),
  batch: Type.Integer({ minimum: 1 }),
  first_image: Type.Integer({ minimum: 0 }),
  /** Feature layers of source and target by the authors' indices. */
  pairs: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), { minItems: 1 }),
  T: Type.Integer({ minimum: 1 }),
  beta: Type.Number(),
  lr: Type.Number(),
  meta_lr: Type.Number(),
  momentum: Type.Number(),
  weight_decay: Type.Number(),
  meta_weight_decay: Type.Number(),
  init_seeds: Type.Record(Type.String(), Type.Integer()),
  iterations: Type.Array(iteration, { minItems: 1 }),
});

export type TensorSummary = Static<typeof summary>;
export type Summaries = Readonly<Record<string, TensorSummary>>;
export type GoldenIteration = Static<typeof iteration>;

export interface GoldenCase extends Static<typeof schema> {
  readonly name: string;
  /** Whole tensors by `<group>/<name>`, as `hypergradient/0/what.3.weight` and `final/target.classifier.bias`. */
  readonly tensors: NamedTensors;
}

/** All training cases of a folder by file name; other JSON files are passed over. */
export function readGoldenCases(folder: string): GoldenCase[] {
  const cases = jsonFiles(folder).flatMap((file) => readGoldenCase(folder, file) ?? []);
  if (cases.length === 0) throw goldenErrors.noCases(folder);
  return cases;
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort(byCodePoint);
  } catch (cause) {
    throw goldenErrors.noFolder(folder, cause);
  }
}

function readGoldenCase(folder: string, file: string): GoldenCase | undefined {
  const name = file.replace(/\.json$/, '');
  const value = parse(join(folder, file), name);
  if (typeof value !== 'object' || value === null || !('iterations' in value)) return undefined;
  if (!Check(schema, value)) {
    const [error] = Errors(schema, value);
    throw goldenErrors.brokenCase(name, `${error?.instancePath} ${error?.message}`);
  }
  const tensorFile = join(folder, `${name}.safetensors`);
  if (!existsSync(tensorFile)) throw goldenErrors.brokenCase(name, t('{0} is missing', tensorFile));
  return { ...value, name, tensors: readSafetensors(readFileSync(tensorFile), tensorFile).tensors };
}

function parse(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw goldenErrors.brokenCase(name, t('{0} is not a JSON file', path), cause);
  }
}
