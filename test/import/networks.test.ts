/** @file The real networks of the shared folder: what is described is what PyTorch says of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { openNetworkFile } from '../../src/import/network-file.js';
import { sharedFolder, sharedTest } from '../shared.js';

const folder = sharedFolder('networks');
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => (file.endsWith('.pt2') ? file.slice(0, -'.pt2'.length) : []))
  : [];

interface Facts {
  readonly image: readonly number[];
  readonly classes: number;
  readonly parameters: number;
  readonly stages: readonly { readonly path: string; readonly shape: readonly number[] }[];
  readonly train: {
    readonly gradient: Readonly<Record<string, unknown>>;
    readonly first_batch_norm: unknown;
  };
  readonly operations: Readonly<Record<string, number>>;
}
const factsOf = (name: string): Facts =>
  JSON.parse(readFileSync(sharedFolder('networks', `${name}.json`), 'utf8'));
const opened = (name: string) => openNetworkFile(sharedFolder('networks', `${name}.pt2`));

/** Stage layers by the rule, of networks whose README says that it finds them. */
const stages: Readonly<Record<string, string>> = {
  convnext: 'features.1 features.3 features.5 features.7',
  densenet: 'features.denseblock1 features.denseblock2 features.denseblock3',
  groupnorm: 'layer1 layer2 layer3 layer4',
  'mobilenet-v2': 'features.1 features.3 features.5 features.9',
  'mobilenet-v3-small': 'features.0 features.1 features.3 features.7',
  plain: 'stem middle last',
  'resnet-basic-train': 'layer1 layer2 layer3 layer4',
  'resnet-bottleneck': 'layer1 layer2 layer3 layer4',
  swin: 'features.1 features.3',
  vit: 'encoder.layers.encoder_layer_0 encoder.layers.encoder_layer_1 encoder.layers.encoder_layer_2',
};

describe.each(names)('%s', (name) => {
  sharedTest('has the images, classes and parameters that PyTorch counts, in its order', async () => {
    const facts = factsOf(name);
    const description = (await opened(name)).describe();
    expect(description.image).toMatchObject({ height: facts.image[1], width: facts.image[2] });
    expect(description.classes).toBe(facts.classes);
    expect(description.parameters.map((parameter) => parameter.name)).toEqual(
      Object.keys(facts.train.gradient),
    );
    expect(description.parameterCount).toBe(facts.parameters);
  });

  sharedTest('has its stages among the feature layers', async () => {
    const { features } = (await opened(name)).describe();
    const found = new Map(features.map((feature) => [feature.name, feature]));
    for (const { path, shape } of factsOf(name).stages) expect(found.get(path)?.shape, path).toEqual(shape);
    if (stages[name] !== undefined)
      expect(
        features
          .filter(({ stage }) => stage)
          .map((feature) => feature.name)
          .join(' '),
      ).toBe(stages[name]);
  });

  sharedTest('has a step for every layer with weights, and every step reads what is there', async () => {
    const { steps, parameters, statistics, constants, features, logits, pooled } = (
      await opened(name)
    ).describe();
    const { operations } = factsOf(name);
    const times = (operation: string) => steps.filter((step) => step.operation === operation).length;
    expect(times('convolution')).toBe(operations['aten.conv2d.default'] ?? 0);
    expect(times('batchNormalization')).toBe(operations['aten.batch_norm.default'] ?? 0);
    expect(times('layerNormalization')).toBe(operations['aten.layer_norm.default'] ?? 0);
    expect(times('linear')).toBe(operations['aten.linear.default'] ?? 0);
    const known = new Set([
      '%image',
      ...[...parameters, ...statistics, ...constants].map((each) => each.name),
    ]);
    for (const step of steps) {
      for (const input of step.inputs) expect(known.has(input), `${step.output} reads ${input}`).toBe(true);
      expect(known.has(step.output)).toBe(false);
      known.add(step.output);
    }
    for (const value of [logits, pooled, ...features.map((feature) => feature.value)])
      expect(known.has(value)).toBe(true);
  });

  sharedTest('has every tensor that its steps read, in the shape described', async () => {
    const file = await opened(name);
    const { parameters, statistics, constants } = file.describe();
    const tensors = await file.readTensors();
    const described = [...parameters, ...statistics, ...constants];
    expect([...tensors.keys()]).toEqual(described.map((each) => each.name));
    for (const each of described) {
      const tensor = tensors.get(each.name);
      expect(tensor?.shape).toEqual(each.shape);
      expect(tensor?.data.length).toBe(each.shape.reduce((product, size) => product * size, 1));
    }
  });

  sharedTest('is made for another number of classes', async () => {
    const file = await opened(name);
    const [own, other] = [file.describe(), file.describe(17)];
    expect(other.classes).toBe(17);
    expect(other.steps.find(({ output }) => output === other.logits)?.shape).toEqual([{ images: 1 }, 17]);
    const weight = (of: typeof own) =>
      of.parameters.find((parameter) => parameter.name === of.head.weight)?.shape;
    expect(weight(other)).toEqual([17, ...(weight(own)?.slice(1) ?? [])]);
    expect(other.steps.length).toBe(own.steps.length);
  });
});

describe('of unusual files', () => {
  sharedTest('a tied weight is one parameter, and an unused one stays', async () => {
    const file = await opened('ties-and-constants');
    const { parameters, head, statistics } = file.describe();
    expect(parameters.map(({ name }) => name)).toContain('unused');
    expect(parameters.map(({ name }) => name)).not.toContain('again.weight');
    expect(head).toEqual({ weight: 'head.weight', bias: 'head.bias' });
    expect(statistics.map(({ name }) => name)).toEqual([
      'bn.running_mean',
      'bn.running_var',
      'bn2.running_mean',
      'bn2.running_var',
    ]);
    expect(file.stateDict).toContainEqual({
      name: 'again.weight',
      shape: [10, 24],
      type: 7,
      tensor: 'head.weight',
    });
    const others = await file.readOthers();
    expect([...others.keys()]).toEqual(['bn.num_batches_tracked', 'bn2.num_batches_tracked']);
  });

  sharedTest('stochastic depth of a training export is one step each', async () => {
    const { steps } = (await opened('efficientnet-train')).describe();
    const random = steps.flatMap((step) => (step.operation === 'stochasticDepth' ? [step] : []));
    expect(random.map(({ module, attributes }) => [module, attributes.survival.toFixed(3)])).toEqual([
      ['features.2.1.stochastic_depth', '0.943'],
      ['features.3.1.stochastic_depth', '0.886'],
      ['features.4.1.stochastic_depth', '0.829'],
    ]);
  });

  sharedTest(
    "swin's mask is written through views, and -100 between what a shift has brought together",
    async () => {
      const file = await opened('swin');
      const tensors = await file.readTensors();
      const mask = [...tensors.values()].find(({ shape }) => shape.length === 5);
      expect(mask?.shape).toEqual([1, 16, 1, 16, 16]);
      // The first window is whole; in the last one, quarters of 2x2 do not see one another.
      expect([...(mask?.data.subarray(0, 256) ?? [])].every((value) => value === 0)).toBe(true);
      const last = mask?.data.subarray(15 * 256) ?? [];
      expect([...last].filter((value) => value === -100)).toHaveLength(256 - 4 * 16);
      expect(last[2]).toBe(-100);
      expect(last[1]).toBe(0);
    },
  );

  sharedTest('a batch that is a number is freed', async () => {
    const { steps } = (await opened('regnet-x-static')).describe();
    expect(steps.every(({ shape }) => typeof shape[0] === 'object')).toBe(true);
  });
});
