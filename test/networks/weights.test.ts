import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { NetworkDescription } from '../../src/catalog/networks/description.js';
import { loadWeights, readClassCount } from '../../src/networks/weights/load.js';
import { saveWeights } from '../../src/networks/weights/save.js';
import { filled, type HostTensor } from '../../src/tensor/host-tensor.js';
import { readSafetensors } from '../../src/tensor/safetensors.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { temporaryFolders } from '../temporary-folders.js';
import { writeSafetensors } from '../tensor/safetensors-bytes.js';
import { pickle, piece, torchArchive } from '../tensor/torch-bytes.js';

const official = sharedFolder('data', 'official', 'tinyimagenet-200-resnet32.pth.tar');
const resnet14 = describeNetwork({ network: 'resnet14', width: 0.25, classes: 10 });
const vgg9 = describeNetwork({ network: 'vgg9', width: 1 / 16, classes: 10 });

const newFolder = temporaryFolders();
const folder = newFolder();

/** Every tensor of a network, each filled with another number. */
function tensorsOf({ parameters, statistics }: NetworkDescription): Map<string, HostTensor> {
  return new Map(
    [...parameters, ...statistics].map(({ name, shape }, index) => [name, filled(shape, index)]),
  );
}

let files = 0;
async function fileOf(content: Uint8Array | ReadonlyMap<string, HostTensor>): Promise<string> {
  files += 1;
  const file = join(folder, `${files}.weights`);
  await writeFile(file, content instanceof Map ? writeSafetensors(content) : (content as Uint8Array));
  return file;
}

const renamed = (tensors: ReadonlyMap<string, HostTensor>, rename: (name: string) => string) =>
  new Map(Array.from(tensors, ([name, tensor]) => [rename(name), tensor]));

describe('the published source network', () => {
  sharedTest('fits a ResNet-32 of 200 classes as it is', async () => {
    const description = describeNetwork({ network: 'resnet32', classes: 200 });
    const { parameters, statistics, notes } = await loadWeights(official, description);
    expect([[...parameters.keys()], [...statistics.keys()], notes]).toEqual([
      description.parameters.map(({ name }) => name),
      description.statistics.map(({ name }) => name),
      [],
    ]);
  });

  sharedTest('says itself that it has 200 classes', async () => {
    expect(await readClassCount(official, describeNetwork({ network: 'resnet32', classes: 0 }))).toBe(200);
  });

  sharedTest('does not fit a VGG-9, and the error lists what is missing and what is left over', async () => {
    const description = describeNetwork({ network: 'vgg9', classes: 10 });
    await expect(loadWeights(official, description)).rejects.toThrow(
      /does not fit VGG-9.* \(10 classes, width 1\): missing: 48 \(features\.0\.weight, .*\.\.\.\); left over: 166 \(conv1\.weight, /,
    );
  });

  sharedTest('does not fit ten classes, and the error names the two shapes', async () => {
    const description = describeNetwork({ network: 'resnet32', classes: 10 });
    await expect(loadWeights(official, description)).rejects.toThrow(
      'of another shape: 2 (fc.weight is [200, 64] and should be [10, 64], fc.bias is [200] and should be [10]).',
    );
  });
});

describe('names of other code', () => {
  const authors = tensorsOf(resnet14);
  const torchvision = (name: string) =>
    name
      .replace(/^block(\d)\./, (_, index) => `layer${(Number(index) + 1) / 2}.0.`)
      .replace(/^blocks(\d)\.(\d)\./, (_, index, block) => `layer${Number(index) / 2}.${Number(block) + 1}.`);

  test.for<[string, (name: string) => string]>([
    ['DataParallel', (name) => `module.${name}`],
    ['torch.compile inside DataParallel', (name) => `module._orig_mod.${name}`],
    ['torchvision for CIFAR', torchvision],
    [
      'ResNets with shortcut and linear',
      (name) => torchvision(name).replace('downsample', 'shortcut').replace(/^fc/, 'linear'),
    ],
  ])('of %s are mapped', async ([, rename]) => {
    const { parameters, statistics } = await loadWeights(await fileOf(renamed(authors, rename)), resnet14);
    expect(new Map([...parameters, ...statistics])).toEqual(authors);
  });

  test.for(['fc', 'linear', 'classifier.0'])('of a VGG whose last layer is %s are mapped', async (last) => {
    const file = await fileOf(renamed(tensorsOf(vgg9), (name) => name.replace(/^classifier/, last)));
    const { parameters } = await loadWeights(file, vgg9);
    expect(parameters.get('classifier.weight')).toEqual(tensorsOf(vgg9).get('classifier.weight'));
  });

  test('that leave the first convolution without bias give it a bias of zero, and a note', async () => {
    const without = renamed(authors, torchvision);
    without.delete('conv1.bias');
    const { parameters, notes } = await loadWeights(await fileOf(without), resnet14);
    expect([parameters.get('conv1.bias'), notes.at(-1)]).toEqual([
      filled([4], 0),
      expect.stringContaining('conv1.bias is absent'),
    ]);
  });

  test("leave a bias missing that the authors' own names would have", async () => {
    const without = new Map(authors);
    without.delete('conv1.bias');
    await expect(loadWeights(await fileOf(without), resnet14)).rejects.toThrow('missing: 1 (conv1.bias).');
  });

  test.for(['module.odd.weight', 'linear.bias'])(
    'beside the network, such as %s, are left out with a note',
    async (name) => {
      const more = new Map(authors).set(name, filled([10], 99));
      const { parameters, statistics, notes } = await loadWeights(await fileOf(more), resnet14);
      expect([new Map([...parameters, ...statistics]), notes]).toEqual([
        authors,
        [expect.stringContaining(`left out, as the network does not need them: 1 (${name}).`)],
      ]);
    },
  );
});

describe('a PyTorch file', () => {
  const tensor = piece.tensor(piece.storage('Float', '0', 1), 0, [1], [1]);
  const bytes = { 0: new Uint8Array(4) };

  test.for(['state_dict', 'model_state_dict', 'model', 'net'])('is searched under %s', async (key) => {
    const content = pickle(
      piece.dictionary({ epoch: piece.integer(3), [key]: piece.dictionary({ odd: tensor }) }),
    );
    await expect(loadWeights(await fileOf(torchArchive(content, bytes)), resnet14)).rejects.toThrow(
      'left over: 1 (odd).',
    );
  });

  test('that holds itself is read once', async () => {
    const itself = Buffer.from('}q\x01X\x05\0\0\0modelh\x01s', 'latin1');
    await expect(loadWeights(await fileOf(torchArchive(pickle(itself))), resnet14)).rejects.toMatchObject({
      code: 'weights/no-tensors',
    });
  });

  test('that would run code holds no tensors', async () => {
    const content = pickle(piece.call(piece.global('os', 'system'), piece.text('echo harm')));
    await expect(loadWeights(await fileOf(torchArchive(content)), resnet14)).rejects.toMatchObject({
      code: 'weights/no-tensors',
    });
  });
});

test('a file of neither format is refused', async () => {
  await expect(loadWeights(await fileOf(Buffer.from('hello')), resnet14)).rejects.toMatchObject({
    code: 'weights/not-recognized',
  });
});

test('a file that is not there is named', async () => {
  await expect(loadWeights(join(folder, 'absent.pth'), resnet14)).rejects.toThrow('absent.pth');
});

test('a class count is not to be had from a file without a last layer', async () => {
  const file = await fileOf(new Map([['conv1.weight', filled([1], 0)]]));
  await expect(
    readClassCount(file, describeNetwork({ network: 'resnet14', classes: 0 })),
  ).rejects.toMatchObject({ code: 'weights/no-last-layer' });
});

describe('saved weights', () => {
  const parts = () => {
    const tensors = tensorsOf(vgg9);
    const isStatistic = (name: string) => name.includes('running_');
    return {
      parameters: new Map([...tensors].filter(([name]) => !isStatistic(name))),
      statistics: new Map([...tensors].filter(([name]) => isStatistic(name))),
    };
  };

  test('are loaded again as they were', async () => {
    const file = join(folder, 'again.safetensors');
    await saveWeights(file, parts(), vgg9);
    expect(await loadWeights(file, vgg9)).toEqual({ ...parts(), notes: [] });
  });

  test('have a batch counter for every batch normalization, as a strict load_state_dict wants', async () => {
    const file = join(folder, 'counters.safetensors');
    await saveWeights(file, parts(), vgg9);
    const names = [...readSafetensors(await readFile(file)).tensors.keys()];
    expect(names.filter((name) => name.endsWith('.num_batches_tracked'))).toHaveLength(8);
  });

  test('carry the network, its width, its classes and what the caller adds', async () => {
    const file = join(folder, 'metadata.safetensors');
    await saveWeights(file, parts(), vgg9, { epoch: '7' });
    expect(readSafetensors(await readFile(file)).metadata).toEqual({
      format: 'pt',
      network: 'vgg9',
      width: '0.0625',
      classes: '10',
      epoch: '7',
    });
  });

  test('that are not those of the network are not written', async () => {
    const inside = newFolder();
    await expect(saveWeights(join(inside, 'a.safetensors'), parts(), resnet14)).rejects.toThrow(
      'does not fit',
    );
    expect(await readdir(inside)).toEqual([]);
  });
});
