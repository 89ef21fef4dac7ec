/** @file Which map a value is, however its axes lie: channels first, channels last, or tokens row by row. */
import type { MapShape } from './description.js';
import { countOf, imageValue, type Step } from './step.js';

/** `other`: axes that are no map's, as inside attention. */
type Layout = 'channels-first' | 'channels-last' | 'tokens' | 'other';

const sameAxes = (permutation: readonly number[], wanted: readonly number[]): boolean =>
  permutation.length === wanted.length && permutation.every((axis, index) => axis === wanted[index]);

/** The layout of a step's result. @param input the layout of its first input. */
function layoutAfter(step: Step, input: Layout): Layout {
  switch (step.operation) {
    case 'convolution':
    case 'maxPool':
    case 'averagePool':
    case 'resample':
      return 'channels-first';
    case 'transpose':
      if (sameAxes(step.attributes.permutation, [0, 2, 3, 1])) return 'channels-last';
      if (sameAxes(step.attributes.permutation, [0, 3, 1, 2])) return 'channels-first';
      return step.shape.length === 3 ? 'tokens' : 'other';
    case 'reshape':
    case 'expand':
    case 'matrixProduct':
      return step.shape.length === 3 ? 'tokens' : 'other';
    default:
      return input;
  }
}

function mapIn(layout: Layout, shape: Step['shape'], before: MapShape): MapShape {
  const [, first = 1, second = 1, third = 1] = shape.map((size) => countOf([size]));
  if (shape.length === 2) return [first, 1, 1];
  if (layout === 'channels-first' && shape.length === 4) return [first, second, third];
  if (layout === 'channels-last' && shape.length === 4) return [third, first, second];
  if (layout === 'tokens' && shape.length === 3) {
    // A class token more or less does not change the whole root.
    const side = Math.floor(Math.sqrt(first));
    return [second, side, side];
  }
  return before;
}

/** The map of every value of these steps; where a value is none, the map before it. */
export function mapShapes(path: readonly Step[], image: MapShape): ReadonlyMap<string, MapShape> {
  const layouts = new Map<string, Layout>([[imageValue, 'channels-first']]);
  const shapes = new Map<string, MapShape>([[imageValue, image]]);
  for (const step of path) {
    const known = step.inputs.filter((input) => layouts.has(input));
    const [input = imageValue] = known;
    const layout = layoutAfter(step, layouts.get(input) ?? 'other');
    layouts.set(step.output, layout);
    shapes.set(step.output, mapIn(layout, step.shape, shapes.get(input) ?? image));
  }
  return shapes;
}
