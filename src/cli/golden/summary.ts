/** @file A golden tensor in short: its l2 norm and first numbers. Its sum is not compared, since sums cancel. */
import { type Static, Type } from 'typebox';

export const someNumbers = Type.Array(Type.Number(), { minItems: 1 });

/** What there is of a tensor whose shape is known from elsewhere. */
export const briefSummary = Type.Object({ l2: Type.Number(), first: someNumbers });

export const tensorSummary = Type.Object({
  shape: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 }),
  l2: Type.Number(),
  first: someNumbers,
});

export const tensorSummaries = Type.Record(Type.String(), tensorSummary);

export type BriefSummary = Static<typeof briefSummary>;
export type TensorSummary = Static<typeof tensorSummary>;
export type Summaries = Readonly<Record<string, TensorSummary>>;
