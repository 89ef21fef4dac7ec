/** @file The kinds of values that the schema is made of. Each carries a description, and a default where there is one. */
import { type TProperties, Type } from 'typebox';
import { limits } from '../text/limits.js';
import { defaults } from './defaults.js';

/** An object that takes these keys and no others. */
export const object = <Properties extends TProperties>(description: string, properties: Properties) =>
  Type.Object(properties, { additionalProperties: false, description });

/** One of the names of a catalog's table; editors show the sentence about each. */
export const choice = <const Name extends string>(
  names: readonly Name[],
  sentence: (name: Name) => string,
  description: string,
  options: { readonly default?: Name } = {},
) => Type.Enum([...names], { description, enumDescriptions: names.map(sentence), ...options });

/** An optional number above 0. */
export const positive = (description: string, defaultValue?: number) =>
  Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      description,
      ...(defaultValue === undefined ? {} : { default: defaultValue }),
    }),
  );

/** An optional number from 0 to some maximum. */
export const fraction = (
  description: string,
  options: { readonly default: number; readonly maximum?: number; readonly exclusiveMaximum?: number },
) => Type.Optional(Type.Number({ minimum: 0, description, ...options }));

/** An optional whole number from 1. */
export const count = (
  description: string,
  options: { readonly default?: number; readonly maximum?: number } = {},
) => Type.Optional(Type.Integer({ minimum: 1, description, ...options }));

/** An optional seed: a whole number that fits 32 bits. */
export const seed = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1, default: defaults.seed, description }));

/** A name that a pattern holds; `expected` says in words what fits it. */
export const matching = (
  pattern: string,
  expected: string,
  description: string,
  maxLength: number = limits.path,
) => Type.String({ pattern, maxLength, title: expected, description });

/** A path of a file or folder, relative to the experiment file. */
export const filePath = (description: string) => Type.String({ minLength: 1, description });
