/** @file Random compositions of operations on small feature maps. */
import fc from 'fast-check';
import { concatenate, pad, slice, transpose } from '../../src/autodiff/arrangement.js';
import { averagePool } from '../../src/autodiff/average-pooling.js';
import { convolution } from '../../src/autodiff/convolution.js';
import {
  add,
  broadcast,
  errorFunction,
  exponential,
  multiply,
  power,
  relu,
  relu6,
  sigmoid,
  stop,
  subtract,
} from '../../src/autodiff/elementwise.js';
import { matrixProduct } from '../../src/autodiff/matrix-product.js';
import type { Graph, Node, Shape } from '../../src/autodiff/node.js';
import { maxPool } from '../../src/autodiff/pooling.js';
import { logSumExp, mean, reshape, softmax, sum } from '../../src/autodiff/reductions.js';
import { resample } from '../../src/autodiff/resample.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { squarePool } from '../windows.js';

/** One step: which transformation, and a number that chooses its attributes and its second operand. */
export interface Step {
  readonly transformation: number;
  readonly choice: number;
}

/** What a step may use: everything made so far, the newest last, and filters by their shape. */
interface Workplace {
  readonly made: readonly Node[];
  readonly filter: (shape: Shape) => Node;
}

type Transformation = (x: Node, choice: number, workplace: Workplace) => Node;

const sizesOf = ({ shape: [images = 1, channels = 1, height = 1, width = 1] }: Node) => ({
  images,
  channels,
  height,
  width,
});

/** x with an earlier map of the same shape, or with a parameter for each channel. */
function partner(x: Node, choice: number, { made, filter }: Workplace): Node {
  const equal = made.filter(({ shape }) => shape.join() === x.shape.join());
  return choice % 2 === 0
    ? filter([1, x.shape[1] ?? 1, 1, 1])
    : (equal[Math.floor(choice / 2) % equal.length] ?? x);
}

/** Brings values of any size between −1 and 1 or so, so that depth does not let them grow without bound. */
function normalized(x: Node): Node {
  const axes = [...x.shape.keys()];
  return multiply(x, power(add(mean(multiply(x, x), axes), 1), -0.5));
}

const resamplings = ['bilinear', 'nearest', 'adaptive-average', 'bicubic', 'bilinear-corners'] as const;

/** Each takes a map (N, C, H, W) and gives one. */
const transformations: readonly Transformation[] = [
  (x, choice, workplace) => add(x, partner(x, choice, workplace)),
  (x, choice, workplace) => subtract(partner(x, choice, workplace), x),
  (x, choice, workplace) => multiply(x, partner(x, choice, workplace)),
  (x) => exponential(normalized(x)),
  (x) => power(add(multiply(x, x), 1), -0.5),
  (x, choice) => power(normalized(x), 3 + (choice % 2)),
  (x) => relu(x),
  (x, choice) => relu6(add(multiply(x, 3), choice % 3)),
  (x, choice) => broadcast(sum(x, [choice % 4]), x.shape),
  (x, choice) => subtract(x, mean(x, choice % 2 === 0 ? [0, 2, 3] : [2, 3])),
  (x, choice) => softmax(x, choice % 4),
  (x, choice) => add(x, logSumExp(x, choice % 4)),
  (x, choice, { made }) => {
    const other = made[choice % made.length] ?? x;
    return other.shape.every((size, axis) => axis === 1 || size === x.shape[axis])
      ? slice(concatenate([x, other], 1), 1, 1, 1 + sizesOf(x).channels)
      : x;
  },
  (x, choice) => slice(x, 1, 0, Math.max(1, sizesOf(x).channels - (choice % 2))),
  (x, choice) => pad(x, 2 + (choice % 2), 1, choice % 3),
  (x, choice, { filter }) => {
    const kernel = choice % 2 === 0 ? 3 : 1;
    const outputs = 1 + (choice % 3);
    const stride = choice % 5 === 0 ? 2 : 1;
    return convolution(
      x,
      filter([outputs, sizesOf(x).channels, kernel, kernel]),
      squareWindow(stride, (kernel - 1) / 2),
    );
  },
  (x, choice) => {
    const { height, width } = sizesOf(x);
    if (height < 2 || width < 2) return x;
    return choice % 2 === 0 ? maxPool(x, squarePool(2, 2, 0)) : maxPool(x, squarePool(3, 2, 1));
  },
  (x, choice) => {
    const kind = resamplings[choice % resamplings.length] ?? 'bilinear';
    return resample(x, { kind, size: 1 + (choice % 5) }, { kind, size: 1 + (choice % 4) });
  },
  (x, choice, { filter }) => {
    const { images, channels, height, width } = sizesOf(x);
    const features = channels * height * width;
    const weights = filter(choice % 2 === 0 ? [4, features] : [features, 4]);
    return reshape(matrixProduct(reshape(x, [images, features]), weights, false, choice % 2 === 0), [
      images,
      4,
      1,
      1,
    ]);
  },
  (x) => multiply(normalized(x), stop(x)),
  (x) => multiply(x, sigmoid(x)),
  (x) => errorFunction(normalized(x)),
  (x) => transpose(x, [0, 1, 3, 2]),
  (x, choice) => {
    const { images, channels, height, width } = sizesOf(x);
    const tokens = transpose(reshape(normalized(x), [images, channels, height * width]), [0, 2, 1]);
    const weights = softmax(matrixProduct(tokens, tokens, false, true), 1 + (choice % 2));
    return reshape(transpose(matrixProduct(weights, tokens), [0, 2, 1]), x.shape);
  },
  (x, choice, { filter }) => {
    const { channels } = sizesOf(x);
    const window = { ...squareWindow(1 + (choice % 2), 1), groups: channels };
    return convolution(x, filter([channels * (1 + (choice % 3)), 1, 3, 3]), window);
  },
  (x, choice) => averagePool(x, squarePool(3, 1 + (choice % 2), 1), { countPadding: choice % 3 === 0 }),
];

export const compositions: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ transformation: fc.nat(transformations.length - 1), choice: fc.nat(59) }),
  { minLength: 3, maxLength: 7 },
);

/** The composition as an expression, with the inputs that it is a function of: the first is the map. */
export function compose(steps: readonly Step[], graph: Graph): { result: Node; parameters: readonly Node[] } {
  const map = graph.input('map', [2, 3, 4, 4]);
  const parameters = [map];
  const filter = (shape: Shape): Node => {
    const parameter = graph.input(`parameter ${parameters.length}`, shape);
    parameters.push(parameter);
    return parameter;
  };
  const made = [map];
  for (const { transformation, choice } of steps) {
    const x = made.at(-1) ?? map;
    made.push(transformations[transformation]?.(x, choice, { made, filter }) ?? x);
  }
  return { result: made.at(-1) ?? map, parameters };
}
