/** @file The tensors that a network needs from a file, and its classifier among them, which not every method reads. */
import type { NetworkDescription, Parameter } from '../../catalog/networks/describe.js';

export interface WantedTensors {
  /** All but the classifier. */
  readonly body: readonly Parameter[];
  /** Weight and bias of the last linear layer; none where the network has no such layer. */
  readonly classifier: readonly Parameter[];
  /** The names of both. */
  readonly names: ReadonlySet<string>;
}

export function wantedTensors({ parameters, statistics }: NetworkDescription): WantedTensors {
  const all = [...parameters, ...statistics];
  const last = parameters.findLast(({ name, shape }) => name.endsWith('.weight') && shape.length === 2);
  const layer = last?.name.slice(0, -'.weight'.length);
  const isClassifier = ({ name }: Parameter) => name === `${layer}.weight` || name === `${layer}.bias`;
  return {
    body: all.filter((parameter) => !isClassifier(parameter)),
    classifier: all.filter(isClassifier),
    names: new Set(all.map(({ name }) => name)),
  };
}
