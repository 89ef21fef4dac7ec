/** @file Every problem of an experiment file is found, at its place, with the right word where one is near. */
import { describe, expect, test } from 'vitest';
import { parseExperiment } from '../../src/configuration/parse.js';
import type { Problem } from '../../src/configuration/text/problem.js';

const file = '/experiments/example.l2t.json';
const good = {
  sources: [{ network: 'resnet32', weights: 'source.pth' }],
  target: { network: 'vgg9' },
  data: { dataset: 'cifar100', folder: 'cifar100' },
};
const other = { name: 'other', network: 'resnet20', weights: 'other.pth' };
const scratch = { sources: [], method: 'scratch' };

const problemsOf = (text: string): readonly Problem[] => parseExperiment(text, file).problems;
const of = (...changes: object[]): string => JSON.stringify(Object.assign({}, good, ...changes));

/** What the file is changed in, the code of its only problem, a part of its message or remedy. */
const single: readonly (readonly [string, string, string, string])[] = [
  ['an unknown key', of({ optimiser: {} }), 'unknown-key', '"optimizer"'],
  ['an unknown key inside', of({ target: { network: 'vgg9', widht: 1 } }), 'unknown-key', '"width"'],
  ['a missing key', of({ target: {} }), 'missing-key', 'target lacks the key "network"'],
  ['a wrong type', of({ epochs: '3' }), 'bad-value', 'whole number of at least 1, not "3"'],
  ['a fraction for a whole number', of({ seed: 1.5 }), 'bad-value', 'whole number from 0 to 4294967295'],
  ['a value out of range', of({ lookAheadSteps: 11 }), 'bad-value', 'from 1 to 10'],
  ['null', of({ beta: null }), 'bad-value', 'not null'],
  ['a wrong choice', of({ method: 'l2tww' }), 'bad-choice', 'Did you mean "l2t-ww"?'],
  ['a long choice', of({ method: 'x'.repeat(100) }), 'bad-choice', `cannot be "${'x'.repeat(56)}....`],
  [
    'a pair of a source that is wrong itself',
    of({
      sources: [{ ...other, network: 'resnet' }, good.sources[0]],
      pairs: [{ source: 'other:stage1.block1', target: 'pool1.input' }],
    }),
    'bad-choice',
    'sources[0].network',
  ],
  ['a part of a choice', of({ engine: 'cuda' }), 'bad-choice', 'Did you mean "onnxruntime-cuda"?'],
  ['a wrong preset', of({ pairs: 'one-to-on' }), 'bad-choice', 'Did you mean "one-to-one"?'],
  ['an empty list of pairs', of({ pairs: [] }), 'bad-value', 'an empty list'],
  ['no source', of({ sources: [] }), 'sources-missing', '"sources"'],
  ['sources of one name', of({ sources: [other, other], pairs: 'single' }), 'duplicate-source-name', 'other'],
  ['two sources for one', of({ sources: [other, good.sources[0]], method: 'lwf' }), 'too-many-sources', '2'],
  ['fine-tuning another network', of({ method: 'fine-tune' }), 'different-network', 'vgg9'],
  [
    'fine-tuning another width',
    of({ method: 'fine-tune', sources: [{ network: 'vgg9', width: 0.5, weights: 'v' }] }),
    'different-network',
    'vgg9 x 0.5',
  ],
  [
    'fine-tuning with two beginnings',
    of({
      method: 'fine-tune',
      sources: [{ network: 'vgg9', weights: 'v' }],
      target: { network: 'vgg9', weights: 'w' },
    }),
    'begins-twice',
    'scratch',
  ],
  [
    'a start beside weights',
    of({ target: { network: 'vgg9', weights: 'w', start: 'redraw' } }),
    'start-unused',
    'does nothing',
  ],
  ['images of two sizes', of({ target: { network: 'resnet18' } }), 'image-size', '224'],
  ['no folder', of({ data: { dataset: 'stl10' } }), 'folder-needed', 'STL-10'],
  ['look-ahead for nothing', of(scratch, { lookAheadSteps: 2 }), 'unused-key', 'l2t-ww'],
  [
    'a preset that finds nothing',
    of({ pairs: 'single', sources: [{ network: 'vgg9', weights: 'v' }], target: { network: 'resnet32' } }),
    'pairs-missing',
    'all-to-all',
  ],
];

describe.each(single)('%s', (_title, text, code, part) => {
  const problems = problemsOf(text);

  test('is the one problem', () =>
    expect(problems.map((problem) => problem.code)).toEqual([`configuration/${code}`]));
  test('is told in words that help', () =>
    expect(`${problems[0]?.message} ${problems[0]?.remedy}`).toContain(part));
});

const pairs = (...list: [string | number, string | number][]) => ({
  pairs: list.map(([source, target]) => ({ source, target })),
});
const pairProblems: readonly (readonly [string, string, string, string])[] = [
  ['an unknown source layer', of(pairs(['stage1.blok5', 0])), 'unknown-layer', '"stage1.block5"'],
  ['an unknown target layer', of(pairs([4, 'pol1.input'])), 'unknown-layer', '"pool1.input"'],
  ['an index too large', of(pairs([15, 0])), 'unknown-layer', 'index from 0 to 14'],
  ['a pair twice', of(pairs([4, 0], ['stage1.block5', 'pool1.input'])), 'duplicate-pair', 'twice'],
  ['an unknown source', of(pairs(['resnet23:4', 0])), 'unknown-source', '"resnet32"'],
  [
    'a layer of some source',
    of({ sources: [good.sources[0], other] }, pairs(['stage1.block1', 0])),
    'which-source',
    '"other:stage1.block1"',
  ],
];

describe.each(pairProblems)('among pairs, %s', (_title, text, code, part) => {
  const problems = problemsOf(text);

  test('is the one problem', () =>
    expect(problems.map((problem) => problem.code)).toEqual([`configuration/${code}`]));
  test('is told in words that help', () =>
    expect(`${problems[0]?.message} ${problems[0]?.remedy}`).toContain(part));
});

test('all problems of a file are told at once, in its order', () => {
  const text = of({
    sources: [{ network: 'resnet33', weights: 'w' }],
    target: { network: 'vgg9', width: -1 },
    method: 'l2t',
    pairs: [{ source: 4, target: 'pool9' }, { source: true, target: 0 }, { target: 1 }],
    epochs: 0,
    sede: 1,
  });
  expect(problemsOf(text).map(({ path }) => path.join('.'))).toEqual([
    'sources.0.network',
    'target.width',
    'method',
    'pairs.0.target',
    'pairs.1.source',
    'pairs.2.source',
    'epochs',
    'sede',
  ]);
});

test('pairs that differ in their source, or in one of their layers, are not the same', () => {
  const pairs = [
    { source: 'resnet32:stage1.block1', target: 'pool1.input' },
    { source: 'twin:stage1.block1', target: 'pool1.input' },
    { source: 'resnet32:stage1.block2', target: 'pool1.input' },
    { source: 'resnet32:stage1.block1', target: 'pool2.input' },
  ];
  const twin = { ...good.sources[0], name: 'twin' };
  expect(problemsOf(of({ sources: [good.sources[0], twin], pairs }))).toEqual([]);
});

test('more than eight problems are told at once', () => {
  const keys = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`unknown${index}`, 1]));
  expect(problemsOf(of(keys))).toHaveLength(30);
});
