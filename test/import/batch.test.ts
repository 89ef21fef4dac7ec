/** @file The axis of the images: followed, freed, never mixed. */
import { describe, expect, test } from 'vitest';
import { described, node } from './hand-written.js';
import { classifier, sizes } from './program-bytes.js';

describe('the batch', () => {
  test('is followed through what is computed with it', async () => {
    const nodes = [
      node('sym_size.int', { self: '%x', dim: 0 }, 'size n'),
      node('_operator.mul', { a: { as_sym_int: { as_name: 'n' } }, b: 4 }, 'size m'),
      node('view.default', { self: '%conv', size: sizes('m', 8, 8) }, 'maps'),
      node('view.default', { self: '%maps', size: sizes('n', -1, 8, 8) }, 'again'),
    ];
    const { steps } = await described(classifier(nodes, { map: 'again' }));
    expect(steps[1]).toMatchObject({ operation: 'reshape', shape: [{ images: 4 }, 8, 8] });
    expect(steps[2]?.shape).toEqual([{ images: 1 }, 4, 8, 8]);
  });

  test.for([1, 2, 4])('of exactly %i images is freed where sizes are multiples of it', async (batch) => {
    const nodes = [
      node('view.default', { self: '%conv', size: [batch * 4, 8, 8] }, 'maps'),
      node('view.default', { self: '%maps', size: [batch, 4, 64] }, 'tokens'),
      node('expand.default', { self: '%p_token', size: [batch, -1, -1] }, 'token'),
      node('cat.default', { tensors: ['%token', '%tokens'], dim: 2 }, 'joined'),
      node('unsqueeze.default', { self: '%joined', dim: 3 }, 'result'),
    ];
    const program = classifier(nodes, {
      map: 'result',
      image: [batch, 3, 8, 8],
      tensors: { token: { shape: [1, 4, 1] } },
    });
    const { steps } = await described(program);
    expect(steps.find(({ operation }) => operation === 'concatenate')?.shape).toEqual([{ images: 1 }, 4, 65]);
  });

  test.for([1, 2])('of exactly %i images is found in tokens that come before it', async (batch) => {
    const nodes = [
      node('flatten.using_ints', { self: '%conv', start_dim: 2 }, 'flat'),
      node('permute.default', { self: '%flat', dims: [2, 0, 1] }, 'tokens'),
      node('view.default', { self: '%tokens', size: [64 * batch, 4] }, 'rows'),
      node('linear.default', { input: '%rows', weight: '%p_mix' }, 'mixed'),
      node('view.default', { self: '%mixed', size: [64, batch, 4] }, 'apart'),
      node('permute.default', { self: '%apart', dims: [1, 2, 0] }, 'turned'),
      node('view.default', { self: '%turned', size: [batch, 4, 8, 8] }, 'map'),
    ];
    const tensors = { mix: { shape: [4, 4] } };
    const program = classifier(nodes, { map: 'map', image: [batch, 3, 8, 8], tensors });
    const { steps } = await described(program);
    expect(steps.map(({ operation, shape }) => [operation, shape]).slice(3, 7)).toEqual([
      ['reshape', [{ images: 64 }, 4]],
      ['linear', [{ images: 64 }, 4]],
      ['reshape', [64, { images: 1 }, 4]],
      ['transpose', [{ images: 1 }, 4, 64]],
    ]);
  });

  test('that a node depends on cannot be freed', async () => {
    const nodes = [node('view.default', { self: '%conv', size: [2, 8, 8, 8] }, 'mixed', 'mixer')];
    await expect(described(classifier(nodes, { map: 'mixed', image: [4, 3, 8, 8] }))).rejects.toMatchObject({
      code: 'import/batch-fixed',
      message: expect.stringMatching(/4 images.*mixer/),
    });
  });

  test('is never mixed', async () => {
    const nodes = [node('mean.dim', { self: '%conv', dim: [0], keepdim: true }, 'mixed')];
    await expect(described(classifier(nodes, { map: 'mixed' }))).rejects.toMatchObject({
      code: 'import/operation-refused',
    });
  });
});
