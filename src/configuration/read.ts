/** @file The text of an experiment file → what can be read of it, and where its form is wrong. */
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

/** Reads as much as can be read; an incomplete text is not told that keys are missing. */
export function readText(text: string): TextReading {
  const { root, errors, duplicates } = parseSyntax(text);
  if (!root) return { written: {}, reading: readingOf({}, () => true), problems: errors, place: () => [] };
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
  if (!isObject(value)) return { written: {}, reading: readingOf({}, () => true), problems, place };
  const { file, unknown } = prune(value, findings);
  const isUnknown = (key: string) => unknown.has(key) || (incomplete && !Object.hasOwn(file, key));
  return { written: file, reading: readingOf(file, isUnknown), problems, place };
}
