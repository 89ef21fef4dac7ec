/** @file The schema of a matrix: for each key of the experiment, and each key within one, a list of values as that key takes them. */
import { t } from '@vscode/l10n';
import { type TProperties, type TSchema, Type } from 'typebox';
import { limits } from '../text/limits.js';
import type { Matrix } from './combinations.js';

/** What does not belong to a single run. */
const notAxes = new Set(['$schema', 'runs']);

type Described = TSchema & { readonly description?: string; readonly properties?: TProperties };

/** The paths that can be axes, each with the schema of its value: `data`, `data.imagesPerClass`. */
function axesOf(properties: TProperties): [path: string, schema: Described][] {
  return Object.entries(properties)
    .filter(([key]) => !notAxes.has(key))
    .flatMap(([key, schema]: [string, Described]) => [
      [key, schema] as [string, Described],
      ...Object.entries(schema.properties ?? {}).map(([inner, value]): [string, Described] => [
        `${key}.${inner}`,
        value,
      ]),
    ]);
}

const strict = (properties: TProperties, description: string) =>
  Type.Object(properties, { additionalProperties: false, description });

/** @param properties of the experiment, without the matrix. */
export function matrixSchema(properties: TProperties) {
  const axes = axesOf(properties);
  const lists = axes.map(([path, schema]) => [
    path,
    Type.Optional(
      Type.Array(schema, {
        minItems: 1,
        maxItems: limits.values,
        description: t('The values of {0}, one a run. {1}', path, schema.description ?? ''),
      }),
    ),
  ]);
  const one = Object.fromEntries(axes.map(([path, schema]) => [path, Type.Optional(schema)]));
  const several = (description: string) =>
    Type.Optional(Type.Array(strict(one, description), { maxItems: limits.values, description }));
  return Type.Optional(
    Type.Unsafe<Matrix>(
      strict(
        {
          ...Object.fromEntries(lists),
          include: several(
            t(
              'Values for the combinations that they do not contradict, or a combination of their own where there is none.',
            ),
          ),
          exclude: several(t('Combinations to leave out: those with all these values.')),
        },
        t(
          'A run for every combination of these values. Keys are those of the experiment, with a point before a key within a key ("data.imagesPerClass"); what a method does not use is left out of its runs.',
        ),
      ),
    ),
  );
}
