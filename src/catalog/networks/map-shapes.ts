/** @file Which map a value is, however its axes lie: channels first, channels last, or tokens row by row. */
import type { MapShape } from './description.js';
import { type Layout, layoutsOf } from './map-layout.js';
import { countOf, imageValue, type Step, type ValueShape } from './step.js';

export type MapLayout = Exclude<Layout, { kind: 'groups' }>;

/** Channels, height and width of a value that lies so. */
export function mapShape(layout: MapLayout, shape: ValueShape): MapShape {
  const at = (axis: number) => (typeof shape[axis] === 'number' ? shape[axis] : 1);
  const channels = at(layout.channels);
  if (layout.kind === 'tokens') return [channels, ...layout.grid];
  return layout.channels === 1 ? [channels, at(2), at(3)] : [channels, at(1), at(2)];
}

/** The map of every value of these steps; where a value is none, the map before it. */
export function mapShapes(path: readonly Step[], image: MapShape): ReadonlyMap<string, MapShape> {
  const layouts = layoutsOf(path);
  const shapes = new Map<string, MapShape>([[imageValue, image]]);
  for (const { inputs, output, shape } of path) {
    const before = inputs.map((input) => shapes.get(input)).find((known) => known !== undefined) ?? image;
    const layout = layouts.get(output);
    // Vectors of an image; rows of tokens, which are matrices too, are no images' own.
    const [first] = shape;
    const isVector = shape.length === 2 && typeof first === 'object' && first.images === 1;
    const map = layout && layout.kind !== 'groups' ? mapShape(layout, shape) : before;
    shapes.set(output, isVector ? [countOf(shape), 1, 1] : map);
  }
  return shapes;
}
