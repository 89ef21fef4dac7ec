/** @file A value held against the schema: every place where it does not fit, in sentences. */
import { Settings } from 'typebox/system';
import { Errors } from 'typebox/value';
import { fileComplaints } from '../../errors/file-complaints.js';
import { limits } from '../text/limits.js';
import { type Finding, type Path, pathText } from '../text/problem.js';
import { expectation, type SchemaNode, shown } from './expectation.js';
import { otherPlaces, placeText } from './key-places.js';
import { nearest } from './nearest.js';
import { experimentSchema } from './schema.js';

/** TypeBox keeps 8 errors unless told. Some only repeat another, so that more are needed than are told. */
const mostErrors = 10 * limits.problems;

/** A finding that also says whether its key is one that its object cannot do without. */
export interface SchemaFinding extends Finding {
  readonly needed: boolean;
}

type SchemaError = ReturnType<typeof Errors>[number];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What lies at a JSON pointer, `#/properties/data`; undefined where nothing does. */
function follow(root: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), root);
}

/** The keys of a JSON pointer; indices of lists become numbers. */
function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(follow(root, path)) ? Number(key) : key);
  }
  return path;
}

const isSchema = (value: unknown): value is SchemaNode => isRecord(value);

function schemaAt(schemaPath: string): SchemaNode {
  const found = follow(experimentSchema, schemaPath.split('/').slice(1));
  return isSchema(found) ? found : {};
}

/** What is wrong at one place, by the keyword that the value broke. */
function findings(error: SchemaError, root: unknown): SchemaFinding[] {
  const path = pathOf(error.instancePath, root);
  if (error.keyword === 'boolean') {
    // Of a key that its object does not take; how many there are, only the text decides.
    const owner = schemaAt(error.schemaPath.replace(/\/additionalProperties$/, ''));
    const [key, keys] = [String(path.at(-1)), Object.keys(owner.properties ?? {})];
    const place = path.slice(0, -1);
    const others = otherPlaces(place, key).map((other) => placeText(place, other));
    const complaint = fileComplaints.unknownKey(key, pathText(place), {
      nearest: nearest(key, keys),
      others,
      keys,
    });
    return [{ path, at: 'key', needed: false, complaint }];
  }
  const schema = schemaAt(error.schemaPath);
  const properties = schema.properties ?? {};
  if (error.keyword === 'required') {
    return error.params.requiredProperties.map((key) => ({
      path: [...path, key],
      at: 'key',
      needed: true,
      complaint: fileComplaints.missingKey(key, pathText(path), properties[key]?.description ?? ''),
    }));
  }
  const value = follow(root, path);
  const choices = schema.enum ?? schema.anyOf?.flatMap((branch) => branch.enum ?? []) ?? [];
  const complaint =
    typeof value === 'string' && choices.length > 0
      ? fileComplaints.badChoice(pathText(path), shown(value), nearest(value, choices), choices)
      : fileComplaints.badValue(pathText(path), expectation(schema), shown(value), schema.description ?? '');
  const owner = schemaAt(error.schemaPath.replace(/\/properties\/[^/]*$/, ''));
  return [{ path, at: 'value', needed: owner.required?.includes(String(path.at(-1))) ?? false, complaint }];
}

/** Errors that only repeat another: of all unknown keys, of the branches of a union, and of the union where a branch's inside is wrong. */
function repeats(error: SchemaError, all: readonly SchemaError[]): boolean {
  if (error.keyword === 'additionalProperties' || /\/anyOf\/\d+$/.test(error.schemaPath)) return true;
  return (
    error.keyword === 'anyOf' &&
    all.some(
      ({ schemaPath }) =>
        schemaPath.startsWith(`${error.schemaPath}/anyOf/`) && !/\/anyOf\/\d+$/.test(schemaPath),
    )
  );
}

export interface Validation {
  /** At most one a place. */
  readonly findings: readonly SchemaFinding[];
  /** Whether these are all: a value that is wrong in more places than are told has further ones. */
  readonly areAll: boolean;
}

/** The places where a value does not fit the experiment's schema. */
export function validate(value: unknown): Validation {
  const usual = Settings.Get().maxErrors;
  Settings.Set({ maxErrors: mostErrors });
  const errors = Errors(experimentSchema, value);
  Settings.Set({ maxErrors: usual });
  const byPlace = new Map<string, SchemaFinding>();
  for (const error of errors) {
    if (byPlace.size > limits.problems) break;
    if (repeats(error, errors)) continue;
    for (const finding of findings(error, value)) {
      const place = JSON.stringify(finding.path);
      if (!byPlace.has(place)) byPlace.set(place, finding);
    }
  }
  const areAll = errors.length < mostErrors && byPlace.size <= limits.problems;
  return { findings: [...byPlace.values()], areAll };
}
