/** @file What the experiment's schema says about a path of keys. */
import type { SchemaNode } from '../../configuration/schema/expectation.js';
import { experimentSchema } from '../../configuration/schema/schema.js';
import type { Path } from '../../configuration/text/problem.js';

/** The schema's keywords, those for editors included. */
export interface EditorSchema extends SchemaNode {
  readonly default?: unknown;
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, EditorSchema>>;
  readonly anyOf?: readonly EditorSchema[];
  readonly items?: EditorSchema;
}

const isSchema = (value: unknown): value is EditorSchema => typeof value === 'object' && value !== null;

// TypeBox's types say which values fit, not which keywords there are.
const written: unknown = experimentSchema;
const root = isSchema(written) ? written : undefined;

function step(schema: EditorSchema | undefined, key: string | number): EditorSchema | undefined {
  if (!schema) return undefined;
  const branches = schema.anyOf ?? [schema];
  for (const branch of branches) {
    if (typeof key === 'number' ? branch.items : branch.properties && Object.hasOwn(branch.properties, key)) {
      return typeof key === 'number' ? branch.items : branch.properties?.[key];
    }
  }
  return undefined;
}

/** The schema of the value at a path; undefined where no such key is known. */
export function schemaAt(path: Path): EditorSchema | undefined {
  return path.reduce<EditorSchema | undefined>(step, root);
}

export interface Choice {
  readonly name: string;
  readonly description: string;
}

/** The names that a value at this path may have. */
export function choicesAt(path: Path): Choice[] {
  const schema = schemaAt(path);
  return (schema ? (schema.anyOf ?? [schema]) : []).flatMap(({ enum: names = [], enumDescriptions = [] }) =>
    names.map((name, index) => ({ name, description: enumDescriptions[index] ?? '' })),
  );
}

/** The keys of the object at this path, with their schemas. */
export function keysAt(path: Path): [string, EditorSchema][] {
  const schema = schemaAt(path);
  return (schema?.anyOf ?? [schema]).flatMap((branch) => Object.entries(branch?.properties ?? {}));
}
