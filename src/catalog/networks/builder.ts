/** @file Builds the steps of the table's networks: every call adds a layer and gives the value that it puts out. */

import type { FeatureLayer, MapShape, NetworkDescription, Parameter } from './description.js';
import type { ImageForm } from './image-form.js';
import { type Initialization, ones, zeros } from './initialization.js';
import { findFeatures, type ModuleValue } from './stage-layers.js';
import {
  imageValue,
  type Size,
  type Step,
  type StepOf,
  type StepOperation,
  type ValueShape,
} from './step.js';
import { multiplyAddsOf } from './step-cost.js';
import { sizeAfter, squareWindow } from './window.js';

/** Rounds a channel count by the width factor, to 1 at least. */
export type Channels = (full: number) => number;

/** A value that a step puts out. */
export interface Value {
  readonly name: string;
  readonly shape: ValueShape;
}

/** A square convolution or its window. */
interface ConvolutionOptions {
  /** The PyTorch module's path; its parameters are `<name>.weight` and `<name>.bias`. */
  readonly name: string;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly groups?: number;
  readonly bias: boolean;
  readonly initialization: Initialization;
}

interface LinearOptions {
  readonly name: string;
  readonly outputs: number;
  readonly initialization: Initialization;
  readonly biasInitialization: Initialization;
}

const images: Size = { images: 1 };

/** Of a value that is a feature map or a vector: what stands at an axis. */
function sizeAt({ shape }: Value, axis: number): number {
  const size = shape[axis];
  return typeof size === 'number' ? size : 1;
}

/** Channels, height and width of a map. */
export const mapShapeOf = (value: Value): MapShape => [sizeAt(value, 1), sizeAt(value, 2), sizeAt(value, 3)];

/** What PyTorch calls the module of an operation. */
const moduleTypes: Readonly<Partial<Record<StepOperation, string>>> = {
  convolution: 'Conv2d',
  batchNormalization: 'BatchNorm2d',
  relu: 'ReLU',
  relu6: 'ReLU6',
  maxPool: 'MaxPool2d',
  averagePool: 'AvgPool2d',
};

/** Every module on the paths of steps with what it puts out: the value of the last step inside it. */
function moduleValues(steps: readonly Step[]): ModuleValue[] {
  const values = new Map<string, ModuleValue>();
  for (const { module, operation, output } of steps) {
    const names = module === '' ? [] : module.split('.');
    names.forEach((_, depth) => {
      const path = names.slice(0, depth + 1).join('.');
      const type = path === module ? (moduleTypes[operation] ?? operation) : 'Sequential';
      const isLeaf = !steps.some((other) => other.module.startsWith(`${path}.`));
      // Anew, so that modules stand in the order in which they end.
      values.delete(path);
      values.set(path, { path, type: isLeaf ? type : 'Sequential', value: output });
    });
  }
  return [...values.values()];
}

export class NetworkBuilder {
  readonly image: Value;
  readonly #steps: Step[] = [];
  readonly #features: FeatureLayer[] = [];
  readonly #parameters: Parameter[] = [];
  readonly #statistics: Parameter[] = [];
  readonly #taken = new Set<string>();

  constructor(private readonly form: ImageForm) {
    this.image = { name: imageValue, shape: [images, 3, form.height, form.width] };
  }

  /** Convolution with as many filters as outputs; of each side of the map the same is padded. */
  convolution(x: Value, options: ConvolutionOptions): Value {
    const { name, outputs, kernel, stride, padding, groups = 1, bias, initialization } = options;
    const [channels, height, width] = mapShapeOf(x);
    const window = { ...squareWindow(stride, padding), groups };
    this.#parameter(`${name}.weight`, [outputs, channels / groups, kernel, kernel], initialization);
    if (bias) this.#parameter(`${name}.bias`, [outputs], zeros);
    const side = (size: number) => sizeAfter(size, kernel, stride, [padding, padding]);
    const inputs = [x.name, `${name}.weight`, ...(bias ? [`${name}.bias`] : [])];
    return this.#add('convolution', inputs, window, [images, outputs, side(height), side(width)], name);
  }

  /** Batch normalization; parameters `<name>.weight`, `.bias`, statistics `.running_mean`, `.running_var`. */
  batchNormalization(x: Value, name: string, { epsilon = 1e-5, momentum = 0.1 } = {}): Value {
    const shape = [sizeAt(x, 1)];
    this.#parameter(`${name}.weight`, shape, ones);
    this.#parameter(`${name}.bias`, shape, zeros);
    this.#statistics.push(
      { name: `${name}.running_mean`, shape, initialization: zeros },
      { name: `${name}.running_var`, shape, initialization: ones },
    );
    const tensors = ['weight', 'bias', 'running_mean', 'running_var'].map((part) => `${name}.${part}`);
    return this.#add('batchNormalization', [x.name, ...tensors], { epsilon, momentum }, x.shape, name);
  }

  relu(x: Value, module: string): Value {
    return this.#add('relu', [x.name], {}, x.shape, module);
  }

  relu6(x: Value, module: string): Value {
    return this.#add('relu6', [x.name], {}, x.shape, module);
  }

  add(x: Value, y: Value, module: string): Value {
    return this.#add('add', [x.name, y.name], {}, x.shape, module);
  }

  /** The channels of the values one after another. */
  concatenate(parts: readonly Value[], module: string): Value {
    const [first] = parts;
    const [, , ...rest] = first?.shape ?? [];
    const channels = parts.reduce((sum, part) => sum + sizeAt(part, 1), 0);
    const names = parts.map(({ name }) => name);
    return this.#add('concatenate', names, { axis: 1 }, [images, channels, ...rest], module);
  }

  maxPool(x: Value, size: number, stride: number, padding: number, module: string): Value {
    const window = { ...squareWindow(stride, padding), size: [size, size] } as const;
    return this.#add('maxPool', [x.name], window, this.#pooled(x, size, stride, padding), module);
  }

  /** Every `stride`-th row and column. */
  everySecond(x: Value, stride: number, module: string): Value {
    return this.maxPool(x, 1, stride, 0, module);
  }

  /** Zero channels around, so that channel c comes to c + (outputs / 4) where their number doubles. */
  padChannels(x: Value, outputs: number, module: string): Value {
    const [images = 1, channels = 1, ...rest] = x.shape;
    const more = outputs - Number(channels);
    const before = Math.floor(more / 2);
    const none = [0, 0] as const;
    const sides = [none, [before, more - before] as const, none, none];
    return this.#add('pad', [x.name], { sides }, [images, outputs, ...rest], module);
  }

  averagePool(x: Value, size: number, stride: number, module: string): Value {
    const window = { ...squareWindow(stride, 0), size: [size, size] } as const;
    const attributes = { ...window, countPadding: true, overhang: [0, 0] } as const;
    return this.#add('averagePool', [x.name], attributes, this.#pooled(x, size, stride, 0), module);
  }

  #pooled(x: Value, size: number, stride: number, padding: number): ValueShape {
    const [channels, height, width] = mapShapeOf(x);
    const side = (from: number) => sizeAfter(from, size, stride, [padding, padding]);
    return [images, channels, side(height), side(width)];
  }

  /** The mean over all positions, (N, C). */
  globalAveragePool(x: Value, module: string): Value {
    return this.#add('mean', [x.name], { axes: [2, 3], keep: false }, [images, sizeAt(x, 1)], module);
  }

  /** Averages over windows of which `size` x `size` cover the map, overlapping where they must. */
  adaptiveAveragePool(x: Value, size: number, module: string): Value {
    const rule = { kind: 'adaptive-average', size } as const;
    const shape = [images, sizeAt(x, 1), size, size];
    return this.#add('resample', [x.name], { height: rule, width: rule }, shape, module);
  }

  /** (N, C, H, W) to (N, C·H·W). */
  flatten(x: Value, module = ''): Value {
    const shape = [images, mapShapeOf(x).reduce((product, size) => product * size, 1)];
    return this.#add('reshape', [x.name], { shape }, shape, module);
  }

  dropout(x: Value, probability: number, module: string): Value {
    return this.#add('dropout', [x.name], { probability, channels: false }, x.shape, module);
  }

  linear(x: Value, { name, outputs, initialization, biasInitialization }: LinearOptions): Value {
    this.#parameter(`${name}.weight`, [outputs, sizeAt(x, 1)], initialization);
    this.#parameter(`${name}.bias`, [outputs], biasInitialization);
    const inputs = [x.name, `${name}.weight`, `${name}.bias`];
    return this.#add('linear', inputs, {}, [images, outputs], name);
  }

  /** Names a map as a feature layer. */
  feature(x: Value, { name, title, stage }: Pick<FeatureLayer, 'name' | 'title' | 'stage'>): void {
    const alias = this.#features.length;
    this.#features.push({ name, alias, title, shape: mapShapeOf(x), value: x.name, stage });
  }

  /** All that was built; `logits` is what the last linear layer put out. */
  describe(
    logits: Value,
    named: Pick<NetworkDescription, 'network' | 'title' | 'width' | 'classes'>,
  ): NetworkDescription {
    const own = this.#steps;
    // Networks whose layers were not named have those that a rule finds, as networks of files do.
    const found = this.#features.length > 0 ? undefined : findFeatures(own, moduleValues(own));
    const steps = [...own, ...(found?.steps ?? [])];
    const [pooled = imageValue, weight = '', bias = ''] = own.at(-1)?.inputs ?? [];
    const count = (sum: number, { shape }: Parameter) =>
      sum + shape.reduce((product, size) => product * size, 1);
    return {
      ...named,
      image: this.form,
      steps,
      logits: logits.name,
      pooled,
      head: { weight, bias },
      features: found?.features ?? this.#features,
      parameters: this.#parameters,
      statistics: this.#statistics,
      constants: [],
      parameterCount: this.#parameters.reduce(count, 0),
      multiplyAdds: multiplyAddsOf(steps, this.#parameters),
    };
  }

  #parameter(name: string, shape: readonly number[], initialization: Initialization): void {
    this.#parameters.push({ name, shape, initialization });
  }

  #add<Operation extends StepOperation>(
    operation: Operation,
    inputs: readonly string[],
    attributes: StepOf<Operation>['attributes'],
    shape: ValueShape,
    module: string,
  ): Value {
    let output = `%${module || operation}`;
    for (let number = 1; this.#taken.has(output); number++) output = `%${module || operation}@${number}`;
    this.#taken.add(output);
    this.#steps.push({ operation, inputs, attributes, output, shape, module } as Step);
    return { name: output, shape };
  }
}
