/** @file A value held against the schema: every place where it does not fit, in sentences. */
import { Settings } from 'typebox/system';
import { Errors } from 'typebox/value';
import { fileComplaints } from '../errors/file-complaints.js';
import { expectation, type SchemaNode, shown } from './expectation.js';
import { nearest } from './nearest.js';
import { type Finding, type Path, pathText } from './problem.js';
import { experimentSchema } from './schema.js';

/** TypeBox keeps 8 errors unless told; a person wants them all. */
const manyErrors = 10_000;

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
  const schema = schemaAt(error.schemaPath);
  const properties = schema.properties ?? {};
  if (error.keyword === 'additionalProperties') {
    const keys = Object.keys(properties);
    return error.params.additionalProperties.map((key) => ({
      path: [...path, key],
      at: 'key',
      needed: false,
      complaint: fileComplaints.unknownKey(key, pathText(path), nearest(key, keys), keys),
    }));
  }
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

/** Errors that only repeat another: of the branches of a union, and of the union where a branch's inside is wrong. */
function repeats(error: SchemaError, all: readonly SchemaError[]): boolean {
  if (error.keyword === 'additionalProperties') return false;
  if (error.keyword === 'boolean' || /\/anyOf\/\d+$/.test(error.schemaPath)) return true;
  return (
    error.keyword === 'anyOf' &&
    all.some(
      ({ schemaPath }) =>
        schemaPath.startsWith(`${error.schemaPath}/anyOf/`) && !/\/anyOf\/\d+$/.test(schemaPath),
    )
  );
}

/** Every place where a value does not fit the experiment's schema, at most one finding a place. */
export function validate(value: unknown): SchemaFinding[] {
  const usual = Settings.Get().maxErrors;
  Settings.Set({ maxErrors: manyErrors });
  const errors = Errors(experimentSchema, value);
  Settings.Set({ maxErrors: usual });
  const byPlace = new Map<string, SchemaFinding>();
  for (const error of errors.filter((candidate) => !repeats(candidate, errors))) {
    for (const finding of findings(error, value)) {
      const place = JSON.stringify(finding.path);
      if (!byPlace.has(place)) byPlace.set(place, finding);
    }
  }
  return [...byPlace.values()];
}
