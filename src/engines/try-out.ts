/**
 * @file One convolution and one addition on a GPU, done where its engine is opened: a library may load and find the card,
 * and have no kernels for it, or not find the library of its convolutions. Found out now, another engine can be taken.
 */

import { convolution } from '../autodiff/convolution.js';
import { add } from '../autodiff/elementwise.js';
import { Graph } from '../autodiff/node.js';
import { squareWindow } from '../catalog/networks/window.js';
import { filled } from '../tensor/host-tensor.js';
import type { Engine, Program } from './engine.js';

const shapes = { x: [1, 1, 3, 3], filter: [1, 1, 3, 3] } as const;

function program(): Program {
  const graph = new Graph();
  const [x, filter] = [graph.input('x', shapes.x), graph.input('filter', shapes.filter)];
  return { outputs: { y: add(convolution(x, filter, squareWindow(1, 1)), x) }, updates: {} };
}

/** @throws what the engine throws where it cannot compute. */
export async function tryOut(engine: Engine): Promise<void> {
  const state = await engine.createState(new Map());
  const compiled = await engine.compile(program(), state);
  try {
    await compiled.run(new Map(Object.entries(shapes).map(([name, shape]) => [name, filled(shape, 1)])));
  } finally {
    await compiled.dispose();
    await state.dispose();
  }
}
