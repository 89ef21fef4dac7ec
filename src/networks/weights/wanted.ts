/** @file The tensors that a network needs from a file, and its classifier among them, which not every method reads. */
import type { NetworkDescription, Parameter } from '../../catalog/networks/description.js';

export interface WantedTensors {
  /** All but the classifier. */
  readonly body: readonly Parameter[];
  /** Weight and bias of the layer that gives the logits. */
  readonly classifier: readonly Parameter[];
  /** The names of both. */
  readonly names: ReadonlySet<string>;
}

export function wantedTensors({ parameters, statistics, head }: NetworkDescription): WantedTensors {
  const all = [...parameters, ...statistics];
  const isClassifier = ({ name }: Parameter) => name === head.weight || name === head.bias;
  return {
    body: all.filter((parameter) => !isClassifier(parameter)),
    classifier: all.filter(isClassifier),
    names: new Set(all.map(({ name }) => name)),
  };
}
