/** @file The text of an experiment file → what can be read of it, and where its form is wrong. */
import { dirname } from 'node:path';
import { getNodeValue, type Node } from 'jsonc-parser';
import { fileComplaints } from '../errors/file-complaints.js';
import { combined } from './combined.js';
import { type Reading, readingOf } from './reading.js';
import { firstCombination, isTooLarge, type Matrix } from './schema/combinations.js';
import { type PrunedFile, prune } from './schema/prune.js';
import { validate } from './schema/validate.js';
import { limits } from './text/limits.js';
import { locate, problemAt } from './text/place.js';
import type { Finding, Problem } from './text/problem.js';
import { parseSyntax, type SyntaxProblem } from './text/syntax.js';

export interface TextReading {
  /** Absent where nothing of the text is read. */
  readonly root: Node | undefined;
  /** With a matrix: as its first run has it. */
  readonly written: PrunedFile;
  /** What of it is in form; absent where the file has none. */
  readonly matrix?: Matrix;
  /** What of the file is in form, its matrix included. */
  readonly file: object;
  readonly reading: Reading;
  /** What is not JSON. */
  readonly syntax: readonly SyntaxProblem[];
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

/** The keys that the combinations of a matrix may bring, whatever its form. */
function keysOfMatrix(value: unknown): ReadonlySet<string> {
  const matrix = isObject(value) && 'matrix' in value && isObject(value.matrix) ? value.matrix : {};
  const included = 'include' in matrix && Array.isArray(matrix.include) ? matrix.include : [];
  return new Set([matrix, ...included].flatMap((each) => (isObject(each) ? Object.keys(each) : [])));
}

/** Where there is no run, no default may stand for what it would be. */
const ofNoRun: ReadonlySet<string> = new Set(['method', 'sources', 'pairs']);

/**
 * What follows from a text with a matrix is that of its first run. `isInForm`: whether the text is, so that what is wrong
 * with the run has not been told yet.
 */
function ofFirstRun(file: PrunedFile, matrix: Matrix, isInForm: boolean) {
  if (isTooLarge(matrix, limits.combinations)) {
    const complaint = fileComplaints.tooManyRuns(limits.combinations);
    const findings: Finding[] = [{ path: ['matrix'], at: 'key', complaint }];
    return { file: {}, unknown: ofNoRun, findings };
  }
  const first = firstCombination(matrix);
  if (!first && isInForm) {
    const findings: Finding[] = [{ path: ['matrix'], at: 'key', complaint: fileComplaints.noRuns() }];
    return { file: {}, unknown: ofNoRun, findings };
  }
  const run = combined(file, first ?? {});
  const { findings } = validate(run);
  return { ...prune(run, findings), findings: isInForm ? findings : [] };
}

/**
 * Reads as much as can be read; an incomplete text is not told that keys are missing.
 * @param file absolute path of the file: relative paths in it start from its folder.
 */
export function readText(text: string, file: string): TextReading {
  const folder = dirname(file);
  const nothing = { written: {}, file: {}, reading: readingOf({}, folder, () => true) };
  const { root, errors, duplicates } = parseSyntax(text);
  if (!root) {
    return {
      ...nothing,
      root,
      syntax: errors,
      problems: errors,
      place: () => [],
      told: (problems) => problems,
    };
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
  const { areAll, ...validation } = validate(value);
  const given = keysOfMatrix(value);
  const isMissing = ({ complaint }: Finding) => complaint.code === 'configuration/missing-key';
  const findings = validation.findings.filter((each) => !(isMissing(each) && given.has(each.path.join('.'))));
  const ofForm = findings.filter((each) => !(incomplete && isMissing(each)));
  const found = [...errors, ...duplicates, ...place(ofForm)];
  const problems = told(found, areAll);
  const known = { root, syntax: errors, place, told };
  // What is wrong in more places than are told is not looked at any further.
  if (!isObject(value) || problems !== found) {
    return { ...nothing, ...known, problems };
  }
  const pruned = prune(value, findings);
  const { matrix } = pruned.file;
  const first = matrix ? ofFirstRun(pruned.file, matrix, ofForm.length === 0) : { ...pruned, findings: [] };
  const { file: written, unknown } = first;
  const isUnknown = (key: string) => unknown.has(key) || (incomplete && !Object.hasOwn(written, key));
  return {
    written,
    reading: readingOf(written, folder, isUnknown),
    ...known,
    problems: [...problems, ...place(first.findings)],
    ...(matrix && { matrix }),
    file: pruned.file,
  };
}
