/** @file An experiment file on the disk → the experiment that a trainer gets, or one error that lists every problem. */
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { type MethodName, methodTable } from '../catalog/methods.js';
import { configurationErrors } from '../errors/configuration.js';
import { learnNetworkFiles } from '../import/learn.js';
import { readPart } from '../tensor/read-part.js';
import { openRegularFile } from '../tensor/regular-file.js';
import { networkFilesIn } from './checks/networks.js';
import type { Experiment, ParsedExperiment, ParsedSource, SourceChoice } from './experiment.js';
import { type MatrixRun, matrixRuns } from './matrix-runs.js';
import { findDiskProblems, inTextOrder, parseReading } from './parse.js';
import { readText } from './read.js';
import { methodOfWeights, targetAsSource } from './target-weights.js';
import { limits } from './text/limits.js';
import type { Problem } from './text/problem.js';
import { hashOfText } from './text/text-hash.js';

export interface LoadedExperiment {
  /** With a matrix: that of its first run. */
  readonly experiment: Experiment;
  /** The runs of the matrix, each once; absent where the file has none. */
  readonly matrix?: readonly MatrixRun[];
  /** Absolute path of the folder for runs. */
  readonly runs: string;
  /** `hashOfText` of `text`. */
  readonly hash: string;
  readonly text: string;
  /** What the file hardly means, although it can be used; one line each, like the errors. */
  readonly warnings: readonly string[];
}

/** What a source's files say of it. */
export type SourceFacts = Pick<SourceChoice, 'classes' | 'shortcut'>;

export interface LoadOptions {
  /** Reads from a source's files what the experiment leaves to them. */
  readonly factsOf: (source: ParsedSource, method: MethodName) => Promise<SourceFacts>;
}

/** `file:line:column: sentence — remedy`, where editors and terminals make a link of the start. */
function problemLine(file: string, { line, column, message, remedy }: Problem): string {
  return t('{0}:{1}:{2}: {3} — {4}', file, line, column, message, remedy);
}

/** What starts from a source's weights has its form too. */
function targetLike(
  [source]: readonly SourceChoice[],
  { method, target }: Pick<Experiment, 'method' | 'target'>,
) {
  const isSame = methodTable[method].uses === 'initial-weights' && target.shortcut === undefined;
  return isSame && source?.shortcut ? { ...target, shortcut: source.shortcut } : target;
}

/** More than the bytes of a text that is not too long, so that one that is too long is told to be. */
const mostBytes = 4 * limits.characters;

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const handle = await openRegularFile(file);
    try {
      const { size } = await handle.stat();
      return await readPart(handle, 0, Math.min(size, mostBytes));
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw configurationErrors.unreadable(file, cause);
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    // What is cut off in the middle of a character is too long anyway.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length === mostBytes });
  } catch {
    throw configurationErrors.notText(file);
  }
}

/** Fills in what the sources' files say; a source that several runs have is read once. */
function withFacts(factsOf: LoadOptions['factsOf']) {
  const known = new Map<string, Promise<SourceFacts>>();
  return async (experiment: ParsedExperiment): Promise<Experiment> => {
    const { method } = experiment;
    const sources = await Promise.all(
      experiment.sources.map(async (source) => {
        const key = JSON.stringify([source, method]);
        const facts = known.get(key) ?? factsOf(source, method);
        known.set(key, facts);
        return { ...source, ...(await facts) };
      }),
    );
    const own = targetAsSource(experiment.target);
    const form = own && (await factsOf(own, methodOfWeights)).shortcut;
    const target = form ? { ...experiment.target, shortcut: form } : experiment.target;
    return { ...experiment, sources, target: targetLike(sources, { ...experiment, target }) };
  };
}

/**
 * Reads an experiment file.
 * @param path of the file, relative to the working folder or absolute.
 * @throws StudioError `configuration/invalid` with a line for every problem; `configuration/unreadable`;
 * and what `factsOf` throws.
 */
export async function loadExperiment(path: string, { factsOf }: LoadOptions): Promise<LoadedExperiment> {
  const file = resolve(path);
  const bytes = await bytesOf(file);
  const text = textOf(bytes, file);
  const reading = readText(text, file);
  await learnNetworkFiles(networkFilesIn(reading.reading));
  const { experiment, runs, problems } = parseReading(reading, file);
  const all = inTextOrder([...problems, ...(await findDiskProblems(reading, file))]);
  const lines = (severity: Problem['severity']) =>
    all.filter((problem) => problem.severity === severity).map((problem) => problemLine(path, problem));
  const errors = lines('error');
  if (!experiment || errors.length > 0) throw configurationErrors.invalid(path, errors);
  const complete = withFacts(factsOf);
  const matrix = reading.matrix && (await matrixRuns(reading, reading.matrix, { file, path, complete }));
  return {
    experiment: await complete(experiment),
    ...(matrix && { matrix }),
    runs,
    hash: hashOfText(text),
    text,
    warnings: lines('warning'),
  };
}
