/** @file The table of methods as the mathematics needs it: which losses are added and what the look-ahead minimizes. */
import type { MethodName } from '../catalog/methods.js';

/** How feature maps of a pair are compared. */
export type Matching = 'none' | 'feature-matching' | 'attention';

/** What meta-networks decide: nothing, channel weights w, or also pair weights λ. */
export type Learned = 'nothing' | 'what' | 'what-and-where';

/** The loss of one look-ahead step. */
export type LookAheadLoss = 'transfer' | 'original' | 'total';

export interface MethodRoles {
  readonly matching: Matching;
  readonly learned: Learned;
  readonly distills: boolean;
  /** Losses of the look-ahead steps in order, for T. */
  readonly lookAhead: (steps: number) => readonly LookAheadLoss[];
}

const none = (): readonly LookAheadLoss[] => [];
/** T steps on the transfer loss, then one on the original loss: paper.md, "One iteration". */
const transferThenAdapt = (steps: number): readonly LookAheadLoss[] => [
  ...Array.from({ length: steps }, () => 'transfer' as const),
  'original',
];
const total = (steps: number): readonly LookAheadLoss[] =>
  Array.from({ length: steps }, () => 'total' as const);

const plain: MethodRoles = { matching: 'none', learned: 'nothing', distills: false, lookAhead: none };

export const methodRoles: Readonly<Record<MethodName, MethodRoles>> = {
  scratch: plain,
  'fine-tune': plain,
  lwf: { ...plain, distills: true },
  at: { ...plain, matching: 'attention' },
  'lwf+at': { ...plain, matching: 'attention', distills: true },
  fm: { ...plain, matching: 'feature-matching' },
  'l2t-w': { matching: 'feature-matching', learned: 'what', distills: false, lookAhead: transferThenAdapt },
  'l2t-ww': {
    matching: 'feature-matching',
    learned: 'what-and-where',
    distills: false,
    lookAhead: transferThenAdapt,
  },
  bilevel: { matching: 'feature-matching', learned: 'what-and-where', distills: false, lookAhead: total },
};
