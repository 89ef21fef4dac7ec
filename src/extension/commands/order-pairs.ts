/** @file Order Pairs by Strength, Order Pairs as in the File. */
import { command } from './context.js';

export const orderPairsByStrength = command(({ pairOrdering }) => pairOrdering.choose('strength'));

export const orderPairsAsInFile = command(({ pairOrdering }) => pairOrdering.choose('file'));
