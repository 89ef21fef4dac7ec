/** @file The weights of an experiment's sources, with as much of them as its method reads. */
import { type MethodName, methodTable } from '../../catalog/methods.js';
import { describeNetwork } from '../../catalog/networks/describe.js';
import type { ParsedSource, SourceChoice } from '../../configuration/experiment.js';
import { type LoadedWeights, type LoadWeightsOptions, loadWeights, readClassCount } from './load.js';

/** Only logits have to do with the classifier; feature maps and initial weights stop before it. */
const optionsOf = ({ weightsKey: key }: ParsedSource, method: MethodName): LoadWeightsOptions => ({
  key,
  classifier: methodTable[method].uses === 'one-source',
});

/** As `readClassCount`. */
export function sourceClassCount(source: ParsedSource, method: MethodName): Promise<number> {
  const { weights, network, width } = source;
  return readClassCount(weights, { network, width }, optionsOf(source, method));
}

/** As `loadWeights`. */
export function loadSource(source: SourceChoice, method: MethodName): Promise<LoadedWeights> {
  const { weights, network, width, classes } = source;
  return loadWeights(weights, describeNetwork({ network, width, classes }), optionsOf(source, method));
}
