/** @file The files of golden cases: every `<name>.json` of a folder, and the whole tensors beside some of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import type { Static, TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { byCodePoint } from '../../data/code-point.js';
import { goldenErrors } from '../../errors/golden.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { readSafetensors } from '../../tensor/safetensors.js';

const ending = '.json';

export interface CaseFile {
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
  readonly value: object;
}

/** All JSON files of a folder that hold an object, by name. */
export function caseFiles(folder: string): CaseFile[] {
  return jsonFiles(folder).flatMap((file) => {
    const name = file.slice(0, -ending.length);
    const value = parse(join(folder, file), name);
    return typeof value === 'object' && value !== null ? [{ folder, name, value }] : [];
  });
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .sort(byCodePoint);
  } catch (cause) {
    throw goldenErrors.noFolder(folder, cause);
  }
}

function parse(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw goldenErrors.brokenCase(name, t('{0} is not a JSON file', path), cause);
  }
}

/** The content of a file of this form. @throws StudioError `golden/broken-case` where it has another. */
export function checkedCase<Schema extends TSchema>(
  schema: Schema,
  { name, value }: CaseFile,
): Static<Schema> {
  if (Check(schema, value)) return value;
  const [error] = Errors(schema, value);
  throw goldenErrors.brokenCase(name, `${error?.instancePath} ${error?.message}`);
}

/** The whole tensors of `<name>.safetensors`. */
export function tensorsBeside({ folder, name }: CaseFile): NamedTensors {
  const file = join(folder, `${name}.safetensors`);
  if (!existsSync(file)) throw goldenErrors.brokenCase(name, t('{0} is missing', file));
  return readSafetensors(readFileSync(file), file).tensors;
}
