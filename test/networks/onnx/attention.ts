/** @file A block of a vision transformer. */
import { images, type Sample, tokens } from './draw.js';
import type { Sketch } from './sketch.js';

/** Tokens with a class token and a position code: (N, 17, 6). */
function tokensWithClass(sketch: Sketch): string {
  const one = [images, 1, 6] as const;
  const all = [images, 17, 6] as const;
  const token = sketch.step('expand', [sketch.tensor('token', [1, 1, 6])], { shape: one }, one);
  const together = sketch.step('concatenate', [token, tokens(sketch)], { axis: 1 }, all);
  return sketch.step('add', [together, sketch.tensor('positions', [1, 17, 6])], {}, all);
}

/** A block of a vision transformer, with a bias that is looked up in a table as Swin's is. */
export const attention: Sample = (sketch) => {
  const x = tokensWithClass(sketch);
  const all = [images, 17, 6] as const;
  const norm = [sketch.tensor('norm.weight', [6]), sketch.tensor('norm.bias', [6])];
  const normal = sketch.step('layerNormalization', [x, ...norm], { axes: 1, epsilon: 1e-6 }, all);
  const together = [sketch.tensor('in.weight', [18, 6]), sketch.tensor('in.bias', [18])];
  const projected = sketch.step('linear', [normal, ...together], {}, [images, 17, 18]);
  const split = [images, 17, 3, 2, 3] as const;
  const heads = sketch.step('reshape', [projected], { shape: split }, split);
  const order = { permutation: [2, 0, 3, 1, 4] };
  const turned = sketch.step('transpose', [heads], order, [3, images, 2, 17, 3]);
  const head = [images, 2, 17, 3] as const;
  const part = (place: number) => {
    const cut = { axis: 0, start: place, end: place + 1 };
    const sliced = sketch.step('slice', [turned], cut, [1, ...head]);
    return sketch.step('reshape', [sliced], { shape: head }, head);
  };
  const [queries, keys, values] = [part(0), part(1), part(2)];
  const square = [images, 2, 17, 17] as const;
  const scores = sketch.step(
    'matrixProduct',
    [queries, keys],
    { transposeLeft: false, transposeRight: true },
    square,
  );
  const plain = { transposeLeft: false, transposeRight: false };
  const looked = sketch.step(
    'matrixProduct',
    [sketch.tensor('index', [289, 5]), sketch.tensor('table', [5, 2])],
    plain,
    [289, 2],
  );
  const table = sketch.step('reshape', [looked], { shape: [17, 17, 2] }, [17, 17, 2]);
  const bias = sketch.step('transpose', [table], { permutation: [2, 0, 1] }, [2, 17, 17]);
  const biased = sketch.step('add', [scores, bias], {}, square);
  const weights = sketch.step('softmax', [biased], { axis: 3 }, square);
  const read = sketch.step('matrixProduct', [weights, values], plain, head);
  const back = sketch.step('transpose', [read], { permutation: [0, 2, 1, 3] }, [images, 17, 2, 3]);
  const joined = sketch.step('reshape', [back], { shape: all }, all);
  const after = sketch.step('add', [x, joined], {}, all);
  const first = sketch.step('slice', [after], { axis: 1, start: 0, end: 1 }, [images, 1, 6]);
  return sketch.step('reshape', [first], { shape: [images, 6] }, [images, 6]);
};
