/** @file The weights that a target begins with are read as those of a source are whose last layer nobody asks for. */
import type { MethodName } from '../catalog/methods.js';
import type { ParsedSource, TargetChoice } from './experiment.js';

/** The method that asks no more of its source than that its weights can be begun with. */
export const methodOfWeights: MethodName = 'fine-tune';

/** The target as such a source; undefined where it names no weights. */
export function targetAsSource({
  weights,
  start: _,
  dropout: __,
  ...network
}: TargetChoice): ParsedSource | undefined {
  return weights === undefined ? undefined : { ...network, name: 'target', weights };
}
