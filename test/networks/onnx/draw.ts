/** @file What samples of operations are drawn up with. */
import type { StepAttributes, StepOperation, ValueShape } from '../../../src/catalog/networks/step.js';
import { squareWindow } from '../../../src/catalog/networks/window.js';
import type { Sketch } from './sketch.js';

/** Draws up a network; gives the value that its last layer reads. */
export type Sample = (sketch: Sketch) => string;

export const images = { images: 1 } as const;
export const map = [images, 3, 8, 8] as const;

/** The operation alone, on the images. */
export const onImages =
  <Operation extends StepOperation>(
    operation: Operation,
    attributes: StepAttributes[Operation],
    shape: ValueShape = map,
    tensors: Readonly<Record<string, readonly number[]>> = {},
  ): Sample =>
  (sketch) => {
    const names = Object.entries(tensors).map(([name, size]) => sketch.tensor(name, size));
    return sketch.step(operation, [sketch.image, ...names], attributes, shape);
  };

/** Patches as tokens: (N, 16, 6). */
export function tokens(sketch: Sketch): string {
  const window = { ...squareWindow(2, 0), groups: 1 };
  const filter = sketch.tensor('patch.weight', [6, 3, 2, 2]);
  const patches = sketch.step('convolution', [sketch.image, filter], window, [images, 6, 4, 4]);
  const flat = sketch.step('reshape', [patches], { shape: [images, 6, 16] }, [images, 6, 16]);
  return sketch.step('transpose', [flat], { permutation: [0, 2, 1] }, [images, 16, 6]);
}
