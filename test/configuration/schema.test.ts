/** @file The schema describes every key, agrees with the defaults, and is the one that editors get. */
import { readFile } from 'node:fs/promises';
import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { methodNames, methodTable } from '../../src/catalog/methods.js';
import { defaults } from '../../src/configuration/schema/defaults.js';
import { experimentSchema } from '../../src/configuration/schema/schema.js';
import { experimentJsonSchema } from '../../src/configuration/schema/schema-json.js';

interface Node {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every key of the schema: its path and its node. */
function keysOf(node: Node, path: string): [string, Node][] {
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, child]): [string, Node][] => [
    [`${path}.${key}`, child],
    ...keysOf(child, `${path}.${key}`),
  ]);
  const others = [...(node.items ? [node.items] : []), ...(node.anyOf ?? [])];
  return [...inner, ...others.flatMap((child) => keysOf(child, path))];
}
const keys = keysOf(JSON.parse(experimentJsonSchema()) as Node, 'experiment');

test('every key has a description', () => {
  expect(keys.filter(([, { description }]) => !description).map(([path]) => path)).toEqual([]);
});

test('every default of the table fits the schema', () => {
  const { width, start, dropout, ...rest } = defaults;
  const file = {
    ...rest,
    target: { network: 'vgg9', width, start, dropout },
    data: { dataset: 'emoji-noto', ...defaults.data },
  };
  expect(Check(experimentSchema, file)).toBe(true);
});

test.each(methodNames)('the defaults of %s fit the schema', (method) => {
  const { beta, lookAheadSteps } = methodTable[method].hyperParameters;
  const file = {
    method,
    target: { network: 'vgg9' },
    data: { dataset: 'emoji-noto' },
    ...(beta === undefined ? {} : { beta }),
    ...(lookAheadSteps === undefined ? {} : { lookAheadSteps }),
  };
  expect(Check(experimentSchema, file)).toBe(true);
});

test('the schema file for editors is up to date: `node scripts/schema.mjs` writes it', async () => {
  const file = new URL('../../media/experiment.schema.json', import.meta.url);
  expect(await readFile(file, 'utf8')).toBe(experimentJsonSchema());
});
