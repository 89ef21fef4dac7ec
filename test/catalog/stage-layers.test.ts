/** @file Which modules of a list of steps are maps, and which of them end a stage. */
import { describe, expect, test } from 'vitest';
import { findFeatures, type ModuleValue } from '../../src/catalog/networks/stage-layers.js';
import { imageValue, type Step, type ValueShape } from '../../src/catalog/networks/step.js';
import { squareWindow } from '../../src/catalog/networks/window.js';

const images = { images: 1 };

/** Steps as one writes them down, each named by its module, and what the modules put out. */
class Network {
  readonly steps: Step[] = [];
  readonly modules: ModuleValue[] = [];
  #value = imageValue;

  ends(path: string): this {
    this.modules.push({ path, type: 'Block', value: this.#value });
    return this;
  }

  /** A map of so many channels, side by side. */
  convolution(path: string, channels: number, side: number, from = this.#value): this {
    const attributes = { ...squareWindow(1, 0), groups: 1 };
    return this.#add({
      operation: 'convolution',
      inputs: [from, `${path}.weight`],
      attributes,
      ...this.#at(path, [images, channels, side, side]),
    });
  }

  relu(path: string): this {
    return this.#add({
      operation: 'relu',
      inputs: [this.#value],
      attributes: {},
      ...this.#at(path, this.#shape()),
    });
  }

  add(path: string, other: string): this {
    return this.#add({
      operation: 'add',
      inputs: [this.#value, other],
      attributes: {},
      ...this.#at(path, this.#shape()),
    });
  }

  transpose(path: string, permutation: readonly number[]): this {
    const shape = permutation.map((axis) => this.#shape()[axis] ?? 1);
    return this.#add({
      operation: 'transpose',
      inputs: [this.#value],
      attributes: { permutation },
      ...this.#at(path, shape),
    });
  }

  reshape(path: string, shape: ValueShape): this {
    return this.#add({
      operation: 'reshape',
      inputs: [this.#value],
      attributes: { shape },
      ...this.#at(path, shape),
    });
  }

  behind(path: string, token: string, count: number): this {
    const [batch = 1, tokens = 0, channels = 1] = this.#shape();
    const shape = [batch, Number(tokens) + count, channels];
    const stretched: Step = {
      operation: 'expand',
      inputs: [token],
      attributes: { shape: [images, count, channels] },
      output: `%${token}`,
      shape: [images, count, channels],
      module: path,
    };
    this.steps.push(stretched);
    return this.#add({
      operation: 'concatenate',
      inputs: [`%${token}`, this.#value],
      attributes: { axis: 1 },
      ...this.#at(path, shape),
    });
  }

  mean(path: string): this {
    return this.#add({
      operation: 'mean',
      inputs: [this.#value],
      attributes: { axes: [2, 3], keep: true },
      ...this.#at(path, [images, this.#shape()[1] ?? 1, 1, 1]),
    });
  }

  value = (): string => this.#value;

  features = () => findFeatures(this.steps, this.modules);
  stages = () => this.features().features.flatMap(({ name, stage }) => (stage ? [name] : []));

  #shape = (): ValueShape => this.steps.at(-1)?.shape ?? [];
  #at = (path: string, shape: ValueShape) => ({ output: `%${this.steps.length}`, shape, module: path });
  #add(step: Step): this {
    this.steps.push(step);
    this.#value = step.output;
    return this.ends(step.module);
  }
}

describe('stage layers', () => {
  test('are the last child of each size of the family, and no stem beside blocks', () => {
    const network = new Network().convolution('conv', 8, 32).relu('act');
    for (const [stage, side] of [
      ['layer1', 16],
      ['layer2', 8],
      ['layer3', 4],
    ] as const)
      network.convolution(`${stage}.0`, 8, side).convolution(`${stage}.1`, 8, side).ends(stage);
    network.relu('last');
    expect(network.stages()).toEqual(['layer1', 'layer2', 'layer3']);
  });

  test('of a row of single layers are the last of each size', () => {
    const network = new Network();
    for (const [index, side] of [16, 16, 8, 8, 4].entries())
      network.convolution(`features.${index}`, 4, side);
    expect(network.stages()).toEqual(['features.1', 'features.3', 'features.4']);
  });

  test('are never jumped over', () => {
    const network = new Network().convolution('features.0', 4, 16);
    const before = network.value();
    network.convolution('features.1', 4, 16).add('', before).convolution('features.2', 4, 8);
    expect(network.stages()).toEqual(['features.0', 'features.2']);
  });

  test('of a size that the family lacks are the shallowest modules before its end', () => {
    const network = new Network().convolution('stem.conv', 4, 32).ends('stem');
    for (const [index, side] of [16, 8].entries())
      network.convolution(`trunk.${index}.a`, 4, side).ends(`trunk.${index}`);
    network.mean('pool').convolution('head.conv', 4, 1);
    expect(network.stages()).toEqual(['stem', 'trunk.0', 'trunk.1']);
  });

  test('of a network of one size are all blocks', () => {
    const network = new Network()
      .convolution('embed', 4, 4)
      .reshape('', [images, 4, 16])
      .transpose('', [0, 2, 1]);
    network.behind('', 'class_token', 1);
    for (const index of [0, 1, 2]) network.relu(`blocks.${index}.act`).ends(`blocks.${index}`);
    expect(network.ends('blocks').stages()).toEqual(['blocks.0', 'blocks.1', 'blocks.2']);
  });
});

describe('maps', () => {
  test('with channels last are turned', () => {
    const network = new Network().convolution('a', 5, 4).transpose('turned', [0, 2, 3, 1]);
    const { features, steps } = network.features();
    const turned = features.find(({ name }) => name === 'turned');
    expect(turned?.shape).toEqual([5, 4, 4]);
    expect(steps).toMatchObject([
      { operation: 'transpose', output: turned?.value, shape: [images, 5, 4, 4] },
    ]);
  });

  test('of tokens leave out those in front, and say how many', () => {
    const network = new Network()
      .convolution('a', 5, 3)
      .reshape('b', [images, 5, 9])
      .transpose('c', [0, 2, 1]);
    const { features, steps } = network.behind('d', 'registers', 4).features();
    const tokens = features.find(({ name }) => name === 'd');
    expect(tokens).toMatchObject({ shape: [5, 3, 3], title: expect.stringContaining('4') });
    expect(steps.slice(-3)).toMatchObject([
      { operation: 'slice', attributes: { axis: 1, start: 4, end: 13 } },
      { operation: 'transpose', attributes: { permutation: [0, 2, 1] } },
      { operation: 'reshape', shape: [images, 5, 3, 3], output: tokens?.value },
    ]);
  });

  test('whose channels are shuffled stay maps', () => {
    const network = new Network()
      .convolution('a', 6, 4)
      .reshape('b', [images, 2, 3, 4, 4])
      .transpose('c', [0, 2, 1, 3, 4])
      .reshape('d', [images, 6, 4, 4]);
    expect(network.features().features.map(({ name }) => name)).toEqual(['a', 'd']);
  });

  test('are none once they are pooled to one number', () => {
    const network = new Network().convolution('a', 6, 4).mean('pool').convolution('squeeze', 2, 1);
    expect(network.features().features.map(({ name }) => name)).toEqual(['a']);
  });
});
