/** @file A golden training case: what the authors' own code computes, as read from `<name>.json` and `.safetensors`. */
import { type Static, Type } from 'typebox';
import { networkNames } from '../../catalog/networks/table.js';
import { type CaseFile, checkedCase, tensorsBeside } from './case-file.js';
import { type GoldenIterations, iterationProperties, rateProperties } from './iteration-case.js';

const network = Type.Enum([...networkNames]);

const schema = Type.Object({
  ...rateProperties,
  source: network,
  target: network,
  width: Type.Number({ exclusiveMinimum: 0 }),
  first_image: Type.Integer({ minimum: 0 }),
  /** Feature layers of source and target by the authors' indices. */
  pairs: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), { minItems: 1 }),
  init_seeds: Type.Record(Type.String(), Type.Integer()),
  iterations: Type.Array(Type.Object(iterationProperties), { minItems: 1 }),
});

export type GoldenCase = Static<typeof schema> & GoldenIterations;

export function readTrainingCase(file: CaseFile): GoldenCase {
  return { ...checkedCase(schema, file), name: file.name, tensors: tensorsBeside(file) };
}
