/** @file A network as rows for people: one a convolution, block or pool, with its norm and activation. */
import { t } from '@vscode/l10n';
import { dataPath, type Segment, segmentsOf } from './networks/data-path.js';
import type { FeatureLayer, MapShape, NetworkDescription } from './networks/description.js';
import { mapShapes } from './networks/map-shapes.js';
import type { Step } from './networks/step.js';
import { activationsOfStep, multiplyAddsOfStep, shapesOf } from './networks/step-cost.js';

export interface LayerCost {
  readonly parameters: number;
  /** Of one image. */
  readonly multiplyAdds: number;
  /** Numbers that its layers put out for one image: what training has to keep for the gradient. */
  readonly activations: number;
}

export interface LayerRow extends LayerCost {
  /** The PyTorch module's name; '' for what has none. */
  readonly name: string;
  /** `3x3 convolution, stride 2`. */
  readonly title: string;
  readonly output: MapShape;
  /** The feature layer that its output is; of several names for it that of a stage, else the shortest. */
  readonly feature?: FeatureLayer;
  /** The other feature layers of its steps: modules within a block, and further names of its output. */
  readonly inner: readonly FeatureLayer[];
}

const strided = (title: string, [height, width]: readonly [number, number]): string =>
  height === 1 && width === 1
    ? title
    : t('{0}, stride {1}', title, height === width ? height : `${height}x${width}`);

const sized = ([height, width]: readonly [number, number]): string => `${height}x${width}`;

/** The filter's height and width. */
function kernelOf({ inputs }: Step, shapes: ReadonlyMap<string, readonly unknown[]>): [number, number] {
  const [height = 1, width = 1] = (shapes.get(inputs[1] ?? '') ?? []).slice(2).map(Number);
  return [height, width];
}

/** What a step is that begins a row; norms, activations and rearrangements belong to the row before. */
function titleOf(step: Step, shapes: ReadonlyMap<string, readonly unknown[]>): string | undefined {
  switch (step.operation) {
    case 'convolution': {
      const { stride, groups } = step.attributes;
      const kernel = sized(kernelOf(step, shapes));
      const isDepthwise = groups > 1 && groups === step.shape[1];
      const title = isDepthwise ? t('{0} depthwise convolution', kernel) : t('{0} convolution', kernel);
      return strided(title, stride);
    }
    case 'maxPool':
      return strided(t('{0} max-pool', sized(step.attributes.size)), step.attributes.stride);
    case 'averagePool':
      return strided(t('{0} average pool', sized(step.attributes.size)), step.attributes.stride);
    case 'mean':
      return step.attributes.axes.length > 1 ? t('global average pool') : undefined;
    case 'resample':
      return step.attributes.height.kind === 'adaptive-average' ? t('adaptive average pool') : t('resize');
    case 'linear':
      return t('linear');
    default:
      return undefined;
  }
}

/** What a segment with branches is. */
function blockTitle(segment: Segment): string {
  if (segment.some(({ operation }) => operation === 'softmax')) return t('attention block');
  const last = segment.at(-1)?.operation;
  if (last === 'add') return t('residual block');
  return last === 'concatenate' ? t('block of concatenated layers') : t('block with branches');
}

/** The path that all modules of a segment lie under. */
function commonPath(segment: Segment): string {
  const paths = segment.flatMap(({ module }) => (module === '' ? [] : [module.split('.')]));
  const [first = []] = paths;
  let shared = 0;
  while (shared < first.length && paths.every((path) => path[shared] === first[shared])) shared++;
  return first.slice(0, shared).join('.');
}

/** How much smaller a block makes the map. */
function strideOf([, height, width]: MapShape, [, newHeight, newWidth]: MapShape): [number, number] {
  return [Math.max(1, Math.round(height / newHeight)), Math.max(1, Math.round(width / newWidth))];
}

/** The feature layers by the step of the data path whose result they are, or are made of. */
function featuresByOrigin({ steps, features }: NetworkDescription, path: readonly Step[]) {
  const onPath = new Set(path.map(({ output }) => output));
  const maker = new Map(steps.map((step) => [step.output, step]));
  const originOf = (value: string): string => {
    const [input] = onPath.has(value) ? [] : (maker.get(value)?.inputs ?? []);
    return input === undefined ? value : originOf(input);
  };
  const byOrigin = new Map<string, FeatureLayer[]>();
  for (const feature of features) {
    const origin = originOf(feature.value);
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), feature]);
  }
  return byOrigin;
}

/** Of several names of one map that of a stage, else the shortest. */
const byRank = (left: FeatureLayer, right: FeatureLayer): number =>
  Number(right.stage) - Number(left.stage) || left.name.length - right.name.length;

interface RowOfSteps {
  readonly name: string;
  readonly title: string;
  /** A block's stride shows in its maps. */
  readonly isBlock: boolean;
  readonly steps: readonly Step[];
  /** The values between which its layers lie, and that it puts out: what is within a block is not among them. */
  readonly ends: readonly string[];
}

/** The steps of each row. Steps before the first row belong to it. */
function rowsOfSteps(network: NetworkDescription, path: readonly Step[]): RowOfSteps[] {
  const shapes = shapesOf([], network.parameters);
  const rows: RowOfSteps[] = [];
  let early: readonly Step[] = [];
  for (const segment of segmentsOf(path)) {
    const [first] = segment;
    const last = segment.at(-1);
    const row = rows.at(-1);
    const isBlock = segment.length > 1;
    const title = isBlock || !first ? blockTitle(segment) : titleOf(first, shapes);
    const end = last ? [last.output] : [];
    if (title !== undefined) {
      const name = isBlock ? commonPath(segment) : (first?.module ?? '');
      rows.push({ name, title, isBlock, steps: [...early, ...segment], ends: end });
      early = [];
    } else if (row)
      rows[rows.length - 1] = { ...row, steps: [...row.steps, ...segment], ends: [...row.ends, ...end] };
    else early = [...early, ...segment];
  }
  return rows;
}

/** Every layer that is offered asks for the same rows. */
const known = new WeakMap<NetworkDescription, readonly LayerRow[]>();

/** The rows of a network, in the order of the forward pass; their sums are the network's. */
export function layerRows(network: NetworkDescription): readonly LayerRow[] {
  const rows = known.get(network) ?? computeRows(network);
  known.set(network, rows);
  return rows;
}

function computeRows(network: NetworkDescription): LayerRow[] {
  const path = dataPath(network);
  const image: MapShape = [3, network.image.height, network.image.width];
  const maps = mapShapes(path, image);
  const features = featuresByOrigin(network, path);
  const shapes = shapesOf(network.steps, network.parameters);
  const parameters = new Map(network.parameters.map(({ name, shape }) => [name, shape]));
  const counted = new Set<string>();

  /** A tensor that several steps read counts where it is read first. */
  const parametersOf = ({ inputs }: Step): number => {
    let sum = 0;
    for (const input of inputs) {
      const shape = counted.has(input) ? undefined : parameters.get(input);
      if (shape === undefined) continue;
      counted.add(input);
      sum += shape.reduce((product, size) => product * size, 1);
    }
    return sum;
  };
  const total = (steps: readonly Step[], of: (step: Step) => number) =>
    steps.reduce((sum, step) => sum + of(step), 0);

  let before = image;
  return rowsOfSteps(network, path).map(({ name, title, isBlock, steps, ends }) => {
    const within = steps.map(({ output }) => (features.get(output) ?? []).toSorted(byRank));
    const put = ends.flatMap((end) => (features.get(end) ?? []).toSorted(byRank).slice(0, 1));
    const feature = put.find(({ stage }) => stage) ?? put.at(-1);
    const output = feature?.shape ?? maps.get(steps.at(-1)?.output ?? '') ?? image;
    const whole = isBlock ? strided(title, strideOf(before, output)) : title;
    before = output;
    return {
      name,
      title: whole,
      output,
      parameters: total(steps, parametersOf),
      multiplyAdds: total(steps, (step) => multiplyAddsOfStep(step, shapes)),
      activations: total(steps, activationsOfStep),
      ...(feature ? { feature } : {}),
      inner: within.flat().filter((other) => other !== feature),
    };
  });
}
