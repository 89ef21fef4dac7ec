/** @file What the catalog's row of a method means for the mathematics: which losses, what is learned, how to look ahead. */
import { type MethodName, methodTable } from '../catalog/methods.js';

/** How feature maps of a pair are compared; `links`: attention maps, where attention also learns which pairs count. */
export type Matching = 'none' | 'feature-matching' | 'attention' | 'links';

/** What meta-networks decide: nothing, channel weights w, or also pair weights λ. */
export type Learned = 'nothing' | 'what' | 'what-and-where';

/** The loss of one look-ahead step. */
export type LookAheadLoss = 'transfer' | 'original' | 'total';

export interface MethodRoles {
  readonly matching: Matching;
  readonly learned: Learned;
  readonly distills: boolean;
}

/** What a method does with feature maps, with meta-networks and with logits, told from its row alone. */
export function rolesOf(method: MethodName): MethodRoles {
  const { bridges, defaultPairs, lookAhead, learnsWhere, hyperParameters } = methodTable[method];
  const attention = learnsWhere ? 'links' : 'attention';
  const learned = learnsWhere ? 'what-and-where' : 'what';
  return {
    matching: bridges ? 'feature-matching' : defaultPairs === undefined ? 'none' : attention,
    learned: lookAhead === undefined ? 'nothing' : learned,
    distills: 'distillation.weight' in hyperParameters,
  };
}

/** The losses of the look-ahead steps, in order: docs/method.md, "One iteration"; none where nothing is learned. */
export function lookAheadLosses(method: MethodName, steps: number): readonly LookAheadLoss[] {
  const repeated = <Loss extends LookAheadLoss>(loss: Loss) => Array.from({ length: steps }, () => loss);
  switch (methodTable[method].lookAhead) {
    case 'transfer-then-original':
      return [...repeated('transfer'), 'original'];
    case 'total':
      return repeated('total');
    default:
      return [];
  }
}
