/** @file The last layer of a classifier: what gives the class scores, and what enters it. */
import type { NetworkDescription } from '../catalog/networks/description.js';
import type { Step, ValueShape } from '../catalog/networks/step.js';

export interface Head extends Pick<NetworkDescription, 'head' | 'pooled'> {
  /** What makes one row for each image of what enters it. */
  readonly steps: readonly Step[];
}

const isLayer = ({ operation }: Step): boolean => operation === 'linear' || operation === 'convolution';

/** The steps that a value needs, in order. */
export function neededBy(steps: readonly Step[], wanted: Iterable<string>): Step[] {
  const needed = new Set(wanted);
  for (const { inputs, output } of steps.toReversed())
    if (needed.has(output)) for (const input of inputs) needed.add(input);
  return steps.filter(({ output }) => needed.has(output));
}

/**
 * The last linear layer or 1x1 convolution that gives as many channels as there are classes.
 * @param shapeOf shapes of parameters by name, undefined for what is none.
 */
export function findHead(
  steps: readonly Step[],
  classes: number,
  shapeOf: (name: string) => readonly number[] | undefined,
): Head | undefined {
  const weightOf = (step: Step): readonly number[] | undefined =>
    isLayer(step) ? shapeOf(step.inputs[1] ?? '') : undefined;
  const gives = (step: Step): boolean => {
    const [outputs, , ...kernel] = weightOf(step) ?? [];
    return outputs === classes && kernel.every((size) => size === 1);
  };
  const last = steps.findLast((step) => isLayer(step));
  if (last === undefined || !gives(last)) return undefined;
  const [, weight = ''] = last.inputs;
  // A weight that is tied to another layer's belongs to both.
  const tied = steps.filter((step) => isLayer(step) && step.inputs[1] === weight);
  const step = tied.findLast(({ inputs }) => inputs[2] !== undefined) ?? last;
  const [input = '', , bias] = step.inputs;
  const pooled = pooledOf(step, input, steps.find(({ output }) => output === input)?.shape ?? []);
  return { ...pooled, head: bias === undefined ? { weight } : { weight, bias } };
}

/** Its mean over positions, where it has any. */
function pooledOf(step: Step, input: string, shape: ValueShape): Omit<Head, 'head'> {
  const axes = step.operation === 'convolution' ? [2, 3] : shape.map((_, axis) => axis).slice(1, -1);
  if (axes.length === 0) return { pooled: input, steps: [] };
  const output = `${input}.pooled`;
  const left = shape.filter((_, axis) => !axes.includes(axis));
  const attributes = { axes, keep: false };
  return {
    pooled: output,
    steps: [{ operation: 'mean', inputs: [input], attributes, output, shape: left, module: step.module }],
  };
}
