/** @file The last layer of a classifier: what gives the class scores, and what enters it. */
import type { NetworkDescription } from '../catalog/networks/description.js';
import { imageValue, type Step, type ValueShape } from '../catalog/networks/step.js';
import { elementCount } from '../tensor/host-tensor.js';

interface Head extends Pick<NetworkDescription, 'head' | 'pooled'> {
  /** What makes one row for each image of what enters it. */
  readonly steps: readonly Step[];
}

/** Layers with weights of their own whose scores are added up. */
interface SeveralHeads {
  readonly several: readonly string[];
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
 * The last linear layer or 1x1 convolution, which gives as many channels as there are classes; undefined where what
 * comes before the logits is another layer.
 * @param shapeOf shapes of parameters by name, undefined for what is none.
 */
export function findHead(
  steps: readonly Step[],
  logits: string,
  classes: number,
  shapeOf: (name: string) => readonly number[] | undefined,
): Head | SeveralHeads | undefined {
  const weightOf = (step: Step): readonly number[] | undefined =>
    isLayer(step) ? shapeOf(step.inputs[1] ?? '') : undefined;
  const gives = (step: Step): boolean => {
    const [outputs, , ...kernel] = weightOf(step) ?? [];
    return outputs === classes && kernel.every((size) => size === 1);
  };
  const layers = layersBefore(
    steps,
    logits,
    (name) => elementCount(shapeOf(name) ?? []) > 1 && shapeOf(name) !== undefined,
  );
  const [last] = layers ?? [];
  if (layers === undefined || last === undefined || !layers.every(gives)) return undefined;
  const weights = new Set(layers.map(({ inputs }) => inputs[1] ?? ''));
  if (weights.size > 1) return { several: [...weights] };
  const [weight = ''] = weights;
  // A weight that is tied to another layer's belongs to both.
  const step = layers.find(({ inputs }) => inputs[2] !== undefined) ?? last;
  const [input = '', , bias] = step.inputs;
  const pooled = pooledOf(step, input, steps.find(({ output }) => output === input)?.shape ?? []);
  return { ...pooled, head: bias === undefined ? { weight } : { weight, bias } };
}

/** The last layers before a value, the last one first; undefined where other parameters or the images come to it. */
function layersBefore(
  steps: readonly Step[],
  value: string,
  isParameter: (name: string) => boolean,
): Step[] | undefined {
  const waiting = new Set([value]);
  const layers: Step[] = [];
  for (const step of steps.toReversed()) {
    if (!waiting.has(step.output)) continue;
    if (isLayer(step)) layers.push(step);
    else for (const input of step.inputs) waiting.add(input);
  }
  return waiting.has(imageValue) || [...waiting].some(isParameter) ? undefined : layers;
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
