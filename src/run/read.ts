/** @file Reads the small JSON files of a run folder and looks whether they are what they should be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runErrors } from '../errors/run.js';
import { systemCode } from './atomic.js';
import { type RunConfiguration, type RunResult, runFiles, runFormat } from './format.js';

/** Whether a value is an object that has these keys, of these types. */
export function hasFields<T>(value: unknown, fields: { readonly [K in keyof T]?: string }): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map<string, unknown>(Object.entries(value));
  return Object.entries(fields).every(([name, type]) => typeof found.get(name) === type);
}

/** The configuration of the run in this folder. Throws `run/not-a-run` or `run/newer-format`. */
export async function readConfiguration(folder: string): Promise<RunConfiguration> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, runFiles.configuration), 'utf8'));
  } catch (error) {
    throw runErrors.notARun(folder, error);
  }
  const fields = { format: 'number', id: 'string', created: 'string', experiment: 'object' };
  if (!hasFields<RunConfiguration>(value, fields)) throw runErrors.notARun(folder, undefined);
  if (value.format > runFormat) throw runErrors.newerFormat(folder, value.format, runFormat);
  return value;
}

/** The result of the run in this folder, or undefined while it has none. */
export async function readResult(folder: string): Promise<RunResult | undefined> {
  const value = await readJson(join(folder, runFiles.result));
  const fields = { format: 'number', method: 'string', bestEpoch: 'number', testAccuracy: 'number' };
  return hasFields<RunResult>(value, fields) ? value : undefined;
}

/** The value in a JSON file; undefined where there is no such file or no whole JSON in it. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
