/** @file The weight file of a source: a path, or a path with a place in the file; `~` is the home folder. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseExperiment } from '../../src/configuration/parse.js';
import { resolvePath } from '../../src/configuration/resolve-path.js';

const parse = (weights: unknown, folder = 'data') =>
  parseExperiment(
    JSON.stringify({
      sources: [{ network: 'resnet14', weights }],
      target: { network: 'resnet14' },
      data: { dataset: 'cifar100', folder },
      method: 'fm',
      runs: '~/runs',
    }),
    '/here/a.l2t.json',
  );

test('a place in the file is a key of its own', () => {
  expect(parse({ file: 'a.pth', key: 'ema' }).experiment?.sources[0]).toMatchObject({
    weights: '/here/a.pth',
    weightsKey: 'ema',
  });
});

test.for<[string, unknown]>([
  ['no file', { key: 'ema' }],
  ['an unknown key', { file: 'a', place: 'ema' }],
  ['an empty key', { file: 'a', key: '' }],
  ['a number', 3],
])('%s is a problem', ([, weights]) => {
  expect(parse(weights).problems.map(({ path }) => path.slice(0, 3))).toContainEqual([
    'sources',
    0,
    'weights',
  ]);
});

test('~ is the home folder wherever a path stands', () => {
  const { experiment, runs } = parse({ file: '~/a.pth' }, '~/images');
  expect([experiment?.sources[0]?.weights, experiment?.data.folder, runs]).toEqual(
    ['a.pth', 'images', 'runs'].map((name) => join(homedir(), name)),
  );
});

test.for(['a~', 'a/~/b', '~user/b'])('%s is not the home folder', (path) => {
  expect(resolvePath('/here', path)).toBe(join('/here', path));
});
