/** @file Reads the small JSON files of a run folder and looks whether they are what they should be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pair } from '../catalog/pairs.js';
import type { Experiment, SourceChoice } from '../configuration/experiment.js';
import { runErrors } from '../errors/run.js';
import { onceFree, systemCode } from './atomic.js';
import { type FieldTypes, hasFields } from './fields.js';
import { type PairResult, type RunConfiguration, type RunResult, runFiles, runFormat } from './format.js';

const configurationFields: FieldTypes<RunConfiguration> = {
  format: 'number',
  id: 'string',
  created: 'string',
  experimentFile: 'string',
  experimentHash: 'string',
};
/** What is shown of a run without its experiment being run; the trainer looks at the rest. */
const experimentFields: FieldTypes<Experiment> = {
  sources: 'array',
  target: 'object',
  data: 'object',
  method: 'string',
  pairs: 'array',
  epochs: 'number',
  seed: 'number',
};
const pairFields: FieldTypes<Pair> = { source: 'number', sourceLayer: 'string', targetLayer: 'string' };
const resultFields: FieldTypes<RunResult> = {
  format: 'number',
  method: 'string',
  bestEpoch: 'number',
  validationAccuracy: 'number',
  testAccuracy: 'number',
  engine: 'object',
  pairs: 'array',
  notes: 'array',
};

function isConfiguration(value: unknown): value is RunConfiguration {
  return (
    hasFields<RunConfiguration>(value, configurationFields) &&
    hasFields<Experiment>(value.experiment, experimentFields) &&
    value.experiment.sources.every((source) => hasFields<SourceChoice>(source, { name: 'string' })) &&
    value.experiment.pairs.every((pair) => hasFields<Pair>(pair, pairFields))
  );
}

function isResult(value: unknown): value is RunResult {
  return (
    hasFields<RunResult>(value, resultFields) &&
    value.pairs.every((pair) => hasFields<PairResult>(pair, { source: 'string', target: 'string' }))
  );
}

/** The configuration of the run in this folder. Throws `run/not-a-run` or `run/newer-format`. */
export async function readConfiguration(folder: string): Promise<RunConfiguration> {
  let value: unknown;
  try {
    value = JSON.parse(await readText(join(folder, runFiles.configuration)));
  } catch (error) {
    throw runErrors.notARun(folder, error);
  }
  if (hasFields<{ format: number }>(value, { format: 'number' }) && value.format > runFormat)
    throw runErrors.newerFormat(folder, value.format, runFormat);
  if (!isConfiguration(value)) throw runErrors.notARun(folder, undefined);
  return value;
}

/** The result of the run in this folder, or undefined while it has none. */
export async function readResult(folder: string): Promise<RunResult | undefined> {
  const value = await readJson(join(folder, runFiles.result));
  return isResult(value) ? value : undefined;
}

/** The value in a JSON file; undefined where there is no such file or no whole JSON in it. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(file));
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Its writer may be replacing it. */
function readText(file: string): Promise<string> {
  return onceFree(() => readFile(file, 'utf8'));
}
