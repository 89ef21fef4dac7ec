/** @file Reads the small JSON files of a run folder and looks whether they are what they should be. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { formComplaint, meaningComplaint } from '../../configuration/resolved.js';
import { runErrors } from '../../errors/run.js';
import type { StudioError } from '../../errors/studio-error.js';
import { onceFree, systemCode } from './atomic.js';
import { isContinuation } from './continuation.js';
import { type FieldTypes, hasFields } from './fields.js';
import { type PairResult, type RunConfiguration, type RunResult, runFiles, runFormat } from './format.js';
import { wholeResult } from './result-file.js';
import { readSmallFile } from './small-file.js';

const configurationFields: FieldTypes<RunConfiguration> = {
  format: 'number',
  id: 'string',
  created: 'string',
  experimentFile: 'string',
  experimentHash: 'string',
  experiment: 'object',
};
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

function isResult(value: unknown): value is RunResult {
  return (
    hasFields<RunResult>(value, resultFields) &&
    value.pairs.every((pair) => hasFields<PairResult>(pair, { source: 'string', target: 'string' }))
  );
}

/**
 * The configuration of the run in this folder, whose every value may be used. Throws `run/not-a-run` where there is none,
 * `run/newer-format`, or `run/damaged-config`.
 */
export async function readConfiguration(folder: string): Promise<RunConfiguration> {
  const file = join(folder, runFiles.configuration);
  const text = await readText(file).catch((error) => Promise.reject(runErrors.notARun(folder, error)));
  const value = parsed(text, file);
  if (hasFields<{ format: number }>(value, { format: 'number' }) && value.format > runFormat)
    throw runErrors.newerFormat(folder, value.format, runFormat);
  if (!hasFields<RunConfiguration>(value, configurationFields) || !isFormat(value.format))
    throw runErrors.damagedConfig(file, t('it is not what a run is made with.'));
  if (value.continuedFrom !== undefined && !isContinuation(value.continuedFrom))
    throw runErrors.damagedConfig(file, t('it does not say from which run it goes on.'));
  const complaint = formComplaint(value.experiment);
  if (complaint) throw runErrors.damagedConfig(file, complaint);
  return value;
}

/** The same, of a run that is to be computed with: its parts also go with each other. Throws as that does. */
export async function readTrainable(folder: string): Promise<RunConfiguration> {
  const configuration = await readConfiguration(folder);
  const complaint = meaningComplaint(configuration.experiment);
  if (complaint) throw runErrors.damagedConfig(join(folder, runFiles.configuration), complaint);
  return configuration;
}

const isFormat = (format: number): boolean => Number.isInteger(format) && format >= 1;

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw runErrors.damagedConfig(file, t('it is not JSON.'), cause);
  }
}

/**
 * Stands for all that a configuration says; the same whatever spaces its file has. A checkpoint keeps it, since a run that
 * went on with other settings would be neither of the two.
 */
export function hashOfConfiguration(configuration: RunConfiguration): string {
  return createHash('sha256').update(JSON.stringify(configuration)).digest('hex');
}

/** The result of the run in this folder, or undefined while it has none, or a damaged one. */
export async function readResult(folder: string): Promise<RunResult | undefined> {
  const value = await readJson(join(folder, runFiles.result));
  return isResult(value) ? wholeResult(value) : undefined;
}

/** The same, and why there is none where there should be one: `run/damaged-result`. */
export async function lookAtResult(folder: string): Promise<RunResult | StudioError | undefined> {
  const file = join(folder, runFiles.result);
  const result = await readResult(folder);
  return result ?? ((await isThere(file)) ? runErrors.damagedResult(file) : undefined);
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

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
  return onceFree(() => readSmallFile(file));
}
