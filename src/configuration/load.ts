/** @file An experiment file on the disk → the experiment that a trainer gets, or one error that lists every problem. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { MethodName } from '../catalog/methods.js';
import { configurationErrors } from '../errors/configuration.js';
import type { Experiment, ParsedSource } from './experiment.js';
import { findDiskProblems, inTextOrder, parseExperiment } from './parse.js';
import type { Problem } from './problem.js';
import { hashOfText } from './text-hash.js';

export interface LoadedExperiment {
  readonly experiment: Experiment;
  /** Absolute path of the folder for runs. */
  readonly runs: string;
  /** `hashOfText` of `text`. */
  readonly hash: string;
  readonly text: string;
  /** What the file hardly means, although it can be used; one line each, like the errors. */
  readonly warnings: readonly string[];
}

export interface LoadOptions {
  /** Reads the number of classes of a trained network from its weight file. */
  readonly classCountOf: (source: ParsedSource, method: MethodName) => Promise<number>;
}

/** `file:line:column: sentence — remedy`, where editors and terminals make a link of the start. */
function problemLine(file: string, { line, column, message, remedy }: Problem): string {
  return t('{0}:{1}:{2}: {3} — {4}', file, line, column, message, remedy);
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw configurationErrors.unreadable(file, cause);
  }
}

function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw configurationErrors.notText(file);
  }
}

/**
 * Reads an experiment file.
 * @param path of the file, relative to the working folder or absolute.
 * @throws StudioError `configuration/invalid` with a line for every problem; `configuration/unreadable`;
 * and what `classCountOf` throws.
 */
export async function loadExperiment(path: string, { classCountOf }: LoadOptions): Promise<LoadedExperiment> {
  const file = resolve(path);
  const bytes = await bytesOf(file);
  const text = textOf(bytes, file);
  const { experiment, runs, problems } = parseExperiment(text, file);
  const all = inTextOrder([...problems, ...(await findDiskProblems(text, file))]);
  const lines = (severity: Problem['severity']) =>
    all.filter((problem) => problem.severity === severity).map((problem) => problemLine(path, problem));
  const errors = lines('error');
  if (!experiment || errors.length > 0) throw configurationErrors.invalid(path, errors);
  const sources = await Promise.all(
    experiment.sources.map(async (source) => ({
      ...source,
      classes: source.classes ?? (await classCountOf(source, experiment.method)),
    })),
  );
  return {
    experiment: { ...experiment, sources },
    runs,
    hash: hashOfText(text),
    text,
    warnings: lines('warning'),
  };
}
