/** @file What is needed of a file and of a network, and what is said where it is missing. */
import { describe, expect, test } from 'vitest';
import { openNetworkFile } from '../../src/import/network-file.js';
import { described, node } from './hand-written.js';
import { classifier, writtenProgram } from './program-bytes.js';

/** Numbers of a tensor, of which one is none. */
const notANumberIn = (shape: readonly number[]): Uint8Array => {
  const numbers = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(1);
  numbers[5] = Number.NaN;
  return new Uint8Array(numbers.buffer);
};

describe('what is needed of a network', () => {
  test('all that is wrong with a file is told at once, an operation once with its number', async () => {
    const nodes = [
      node('fft_fft.default', { self: '%conv' }, 'one', 'waves.first'),
      node('fft_fft.default', { self: '%one' }, 'two', 'waves.second'),
      node('sin.default', { self: '%conv' }, 'three', 'sine'),
      node('relu.default', { self: '%two' }, 'four'),
    ];
    const tensors = { stray: { shape: [4], bytes: new Uint8Array(3) } };
    const error = await described(classifier(nodes, { map: 'four', tensors })).catch((each: unknown) => each);
    expect(error).toMatchObject({
      message: expect.stringMatching(/stray[\s\S]*aten\.sin[\s\S]*fft_fft.*2 times.*waves\.first/),
      problems: [
        { code: 'import/weight-outside' },
        { code: 'import/operation-refused' },
        { code: 'import/operation-unknown' },
      ],
    });
  });

  test.for([
    ['channels', [1, 1, 8, 8], 'input-shape'],
    ['axes', ['s77', 3, 8], 'input-shape'],
    ['a known size', ['s77', 3, 's1', 's2'], 'open-size'],
  ] as const)('images of the right %s', async ([, image, code]) => {
    await expect(described({ ...classifier([]), image })).rejects.toMatchObject({ code: `import/${code}` });
  });

  test('a last layer, and not one that something else is added to', async () => {
    const program = classifier([], { channels: 4 });
    const nodes = [
      ...program.nodes,
      node('linear.default', { input: '%pooled', weight: '%p_other' }, 'more', 'other'),
      node('add.Tensor', { self: '%scores', other: '%more' }, 'sum'),
    ];
    const tensors = { ...program.tensors, other: { shape: [3, 4] } };
    await expect(described({ ...program, nodes, tensors })).rejects.toMatchObject({
      code: 'import/several-heads',
      message: expect.stringContaining('fc.weight'),
    });
    await expect(described({ ...program, nodes: program.nodes.slice(0, -1) })).rejects.toMatchObject({
      code: 'import/no-head',
    });
  });

  test('no several classes that its own end depends on', async () => {
    const program = classifier([]);
    const nodes = [...program.nodes, node('add.Tensor', { self: '%scores', other: '%b_prior' }, 'sum')];
    const tensors = { ...program.tensors, prior: { shape: [3], kind: 'buffer' } } as const;
    const file = await openNetworkFile(writtenProgram({ ...program, nodes, tensors }));
    expect(() => file.describe(5)).toThrow(expect.objectContaining({ code: 'import/fixed-classes' }));
  });

  test('weights that are numbers', async () => {
    const program = classifier([]);
    const tensors = Object.fromEntries(
      Object.entries(program.tensors ?? {}).map(([name, each]) => [
        name,
        { ...each, ...(name === 'conv.weight' && { bytes: notANumberIn(each.shape) }) },
      ]),
    );
    const file = await openNetworkFile(writtenProgram({ ...program, tensors }));
    await expect(file.readTensors()).rejects.toMatchObject({
      code: 'weights/not-finite',
      message: expect.stringContaining('conv.weight'),
    });
  });

  test('a file that stays as it is while it is open', async () => {
    const path = writtenProgram(classifier([]));
    const file = await openNetworkFile(path);
    const { utimesSync } = await import('node:fs');
    utimesSync(path, new Date(0), new Date(0));
    await expect(file.readTensors()).rejects.toMatchObject({ code: 'import/changed' });
  });

  test('a file that is there', async () => {
    await expect(openNetworkFile('/nowhere/net.pt2')).rejects.toMatchObject({ code: 'import/unreadable' });
  });
});
