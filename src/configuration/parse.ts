/** @file The text of an experiment file → the experiment it describes and every problem it has, with places. */
import { dirname } from 'node:path';
import { checks } from './checks/all.js';
import { findMissing } from './checks/disk.js';
import type { ParsedExperiment } from './experiment.js';
import { readText, type TextReading } from './read.js';
import { resolveExperiment, runsFolder } from './resolve.js';
import type { Problem } from './text/problem.js';

export interface ParseResult {
  /** Absent where the file has an error; warnings do not count. */
  readonly experiment?: ParsedExperiment;
  /** Absolute path of the folder for runs. */
  readonly runs: string;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

/** Problems in the order in which a person reads the text. */
export function inTextOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((left, right) => left.offset - right.offset);
}

/**
 * Reads the text of an experiment file. It looks at no other file, and never throws.
 * @param file absolute path of the file; relative paths in it are relative to its folder.
 */
export function parseExperiment(text: string, file: string): ParseResult {
  return parseReading(readText(text, file), file);
}

/** The same of a text that was read already. */
export function parseReading(text: TextReading, file: string): ParseResult {
  const { written, reading, problems: formal, place, told } = text;
  const found = place(checks.flatMap((check) => check(reading)));
  const problems = [...formal, ...found];
  const faultless = problems.every(({ severity }) => severity !== 'error');
  const experiment = faultless ? resolveExperiment(written, reading, file) : undefined;
  return {
    ...(experiment ? { experiment } : {}),
    runs: runsFolder(written, file),
    problems: inTextOrder(found.length === 0 ? formal : told(problems)),
  };
}

/** The folders and files that an experiment file names and that are not there; `parseReading` finds the rest. */
export async function findDiskProblems({ reading, place }: TextReading, file: string): Promise<Problem[]> {
  return inTextOrder(place(await findMissing(reading, dirname(file))));
}
