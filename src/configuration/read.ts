/** @file The text of an experiment file → what can be read of it, and where its form is wrong. */
import { dirname } from 'node:path';
import { getNodeValue } from 'jsonc-parser';
import { locate } from './place.js';
import type { Finding, Problem } from './problem.js';
import { type PrunedFile, prune } from './prune.js';
import { type Reading, readingOf } from './reading.js';
import { parseSyntax } from './syntax.js';
import { validate } from './validate.js';

export interface TextReading {
  readonly written: PrunedFile;
  readonly reading: Reading;
  /** Of syntax and form. */
  readonly problems: readonly Problem[];
  /** Finds the place of each finding; findings about text that is not JSON anyway are left out. */
  readonly place: (findings: readonly Finding[]) => readonly Problem[];
}

const overlap = (left: Problem, right: Problem): boolean =>
  left.offset < right.offset + right.length && right.offset < left.offset + left.length;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads as much as can be read; an incomplete text is not told that keys are missing.
 * @param file absolute path of the file: relative paths in it start from its folder.
 */
export function readText(text: string, file: string): TextReading {
  const folder = dirname(file);
  const { root, errors, duplicates } = parseSyntax(text);
  if (!root)
    return { written: {}, reading: readingOf({}, folder, () => true), problems: errors, place: () => [] };
  const place = (findings: readonly Finding[]) =>
    findings
      .map((finding) => locate(text, root, finding))
      .filter((problem) => !errors.some((error) => overlap(error, problem)));
  const incomplete = errors.length > 0;
  const value: unknown = getNodeValue(root);
  const findings = validate(value);
  const told = findings.filter(
    ({ complaint }) => !incomplete || complaint.code !== 'configuration/missing-key',
  );
  const problems = [...errors, ...duplicates, ...place(told)];
  if (!isObject(value)) return { written: {}, reading: readingOf({}, folder, () => true), problems, place };
  const { file: written, unknown } = prune(value, findings);
  const isUnknown = (key: string) => unknown.has(key) || (incomplete && !Object.hasOwn(written, key));
  return { written, reading: readingOf(written, folder, isUnknown), problems, place };
}
