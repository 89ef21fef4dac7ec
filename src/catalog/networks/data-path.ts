/**
 * @file How images flow through a network: the steps that its logits need, and the values that everything passes
 * through. Between two such values lies one layer, or a block whose branches meet again.
 */
import type { NetworkDescription } from './description.js';
import { imageValue, type Step } from './step.js';

/** Steps from one value that everything passes through to the next, in order. */
export type Segment = readonly Step[];

type Outcome = Pick<NetworkDescription, 'steps' | 'logits'>;

/** The steps that the logits need, in order. */
export function neededSteps({ steps, logits }: Outcome): Step[] {
  const needed = new Set([logits]);
  for (const { inputs, output } of steps.toReversed())
    if (needed.has(output)) for (const input of inputs) needed.add(input);
  return steps.filter(({ output }) => needed.has(output));
}

/** The steps that the logits need and the images reach, in order. */
export function dataPath(network: Outcome): Step[] {
  const reached = new Set([imageValue]);
  for (const { inputs, output } of network.steps)
    if (inputs.some((input) => reached.has(input))) reached.add(output);
  return neededSteps(network).filter(({ output }) => reached.has(output));
}

/** The data path cut at every value that no edge jumps over. */
export function segmentsOf(path: readonly Step[]): Segment[] {
  const position = new Map(path.map(({ output }, index) => [output, index]));
  const lastUse = path.map((_, index) => index);
  path.forEach(({ inputs }, user) => {
    for (const input of inputs) {
      const made = position.get(input);
      if (made !== undefined) lastUse[made] = user;
    }
  });
  const imageUse = path.findLastIndex(({ inputs }) => inputs.includes(imageValue));
  const segments: Step[][] = [];
  let farthest = imageUse;
  let segment: Step[] = [];
  path.forEach((step, index) => {
    segment.push(step);
    if (farthest <= index) {
      segments.push(segment);
      segment = [];
    }
    farthest = Math.max(farthest, lastUse[index] ?? index);
  });
  return segment.length > 0 ? [...segments, segment] : segments;
}
