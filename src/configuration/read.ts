/** @file The text of an experiment file → what can be read of it, and where its form is wrong. */
import { dirname } from 'node:path';
import { getNodeValue, type Node } from 'jsonc-parser';
import { fileComplaints } from '../errors/file-complaints.js';
import { type Reading, readingOf } from './reading.js';
import { type PrunedFile, prune } from './schema/prune.js';
import { validate } from './schema/validate.js';
import { limits } from './text/limits.js';
import { locate, problemAt } from './text/place.js';
import type { Finding, Problem } from './text/problem.js';
import { parseSyntax } from './text/syntax.js';

export interface TextReading {
  /** Absent where nothing of the text is read. */
  readonly root: Node | undefined;
  readonly written: PrunedFile;
  readonly reading: Reading;
  /** Of syntax and form. */
  readonly problems: readonly Problem[];
  /** Finds the place of each finding; findings about text that is not JSON anyway are left out. */
  readonly place: (findings: readonly Finding[]) => readonly Problem[];
  /** As many of the problems of the text as are told, and whether there are more. */
  readonly told: (problems: readonly Problem[]) => readonly Problem[];
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
  const nothing = { written: {}, reading: readingOf({}, folder, () => true) };
  const { root, errors, duplicates } = parseSyntax(text);
  if (!root) {
    return { ...nothing, root, problems: errors, place: () => [], told: (problems) => problems };
  }
  const place = (findings: readonly Finding[]) =>
    findings
      .map((finding) => locate(text, root, finding))
      .filter((problem) => !errors.some((error) => overlap(error, problem)));
  const told = (problems: readonly Problem[], areAll = true) =>
    areAll && problems.length <= limits.problems
      ? problems
      : [
          problemAt(
            text,
            { offset: root.offset, length: 1 },
            fileComplaints.moreProblems(limits.problems),
            [],
          ),
          ...problems.slice(0, limits.problems),
        ];
  const incomplete = errors.length > 0;
  const value: unknown = getNodeValue(root);
  const { findings, areAll } = validate(value);
  const ofForm = findings.filter(
    ({ complaint }) => !incomplete || complaint.code !== 'configuration/missing-key',
  );
  const found = [...errors, ...duplicates, ...place(ofForm)];
  const problems = told(found, areAll);
  const known = { root, problems, place, told };
  // What is wrong in more places than are told is not looked at any further.
  if (!isObject(value) || problems !== found) {
    return { ...nothing, ...known };
  }
  const { file: written, unknown } = prune(value, findings);
  const isUnknown = (key: string) => unknown.has(key) || (incomplete && !Object.hasOwn(written, key));
  return { written, reading: readingOf(written, folder, isUnknown), ...known };
}
