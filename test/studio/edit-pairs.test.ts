/** @file Edits of the pairs in an experiment file: they say what was wanted and leave the rest alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pair } from '../../src/catalog/pairs.js';
import { parseExperiment } from '../../src/configuration/parse.js';
import { withPairs, withPreset } from '../../src/extension/studio/edit-pairs.js';
import { differenceOfTexts } from '../../src/extension/studio/text-difference.js';

const pair = (sourceLayer: string, targetLayer: string, source = 0): Pair => ({
  source,
  sourceLayer,
  targetLayer,
});

const file = (pairs: string, sources = '{ "network": "resnet14", "weights": "a.pth" }') => `{
  // What is known.
  "sources": [${sources}],
  "target": { "network": "vgg9" }, // small
  "data": { "dataset": "emoji-noto" },
  ${pairs}
  "epochs": 3
}
`;

const pairsOf = (text: string) => parseExperiment(text, '/x/a.l2t.json').experiment?.pairs;

const two = `"pairs": [
    // The deepest.
    { "source": "stage3.block2", "target": "pool3.input" }, // half size
    { "source": "stage2.block2", "target": "pool2.input" }
  ],`;

test('a pair that is added stands on a line of its own after the others', () => {
  const wanted = [
    pair('stage3.block2', 'pool3.input'),
    pair('stage2.block2', 'pool2.input'),
    pair('stage1.block2', 'pool1.input'),
  ];
  expect(withPairs(file(two), wanted)).toBe(
    file(
      two.replace(
        '"pool2.input" }',
        '"pool2.input" },\n    { "source": "stage1.block2", "target": "pool1.input" }',
      ),
    ),
  );
});

test.each([
  ['// the widest', ''],
  ['/* the widest */', ''],
  ['// the widest', ','],
])('a comment beside the last pair (%s) stays with it when another is added', (comment, comma) => {
  const text = file(`"pairs": [
    { "source": "stage2.block2", "target": "pool2.input" }${comma} ${comment}
  ],`);
  const wanted = [pair('stage2.block2', 'pool2.input'), pair('stage1.block2', 'pool1.input')];
  expect(withPairs(text, wanted)).toBe(
    file(`"pairs": [
    { "source": "stage2.block2", "target": "pool2.input" }, ${comment}
    { "source": "stage1.block2", "target": "pool1.input" }${comma}
  ],`),
  );
});

const [deepest, middle, widest] = [
  pair('stage3.block2', 'pool3.input'),
  pair('stage2.block2', 'pool2.input'),
  pair('stage1.block2', 'pool1.input'),
];
const written = ({ sourceLayer, targetLayer }: Pair) =>
  `{ "source": "${sourceLayer}", "target": "${targetLayer}" }`;

test.each([
  ['before the first', [widest, deepest, middle]],
  ['between two', [deepest, widest, middle]],
  ['after the last', [deepest, middle, widest]],
])('a pair that comes %s is listed there', (_, wanted) => {
  expect(pairsOf(withPairs(file(two), wanted))).toEqual(wanted);
});

test('a pair that comes first stands above the comment over the one that was first', () => {
  expect(withPairs(file(two), [widest, deepest, middle])).toBe(
    file(two.replace('// The deepest.', `${written(widest)},\n    // The deepest.`)),
  );
});

test('a comment beside the pair that another comes after stays with it', () => {
  expect(withPairs(file(two), [deepest, widest, middle])).toBe(
    file(two.replace('// half size', `// half size\n    ${written(widest)},`)),
  );
});

test('a comment beside the bracket of the list stays there when a pair comes first', () => {
  const list = (pairs: string) =>
    file(`"pairs": [ // those of the paper\n${pairs}    ${written(middle)}\n  ],`);
  expect(withPairs(list(''), [deepest, middle])).toBe(list(`    ${written(deepest)},\n`));
});

test('a comment between a pair and its comma stays with it', () => {
  const list = (pairs: string) => file(`"pairs": [${written(deepest)} /* a */, ${pairs}${written(middle)}],`);
  expect(withPairs(list(''), [deepest, widest, middle])).toBe(list(`${written(widest)}, `));
});

test.each([
  ['before the first', [widest, deepest, middle]],
  ['between two', [deepest, widest, middle]],
  ['after the last', [deepest, middle, widest]],
])('a pair that comes %s of a list on one line stands on that line', (_, wanted) => {
  const list = (pairs: readonly Pair[]) => file(`"pairs": [ ${pairs.map(written).join(', ')} ],`);
  expect(withPairs(list([deepest, middle]), wanted)).toBe(list(wanted));
});

test('a pair that comes between two ends its line as the file does', () => {
  const windows = file(two).replaceAll('\n', '\r\n');
  expect(withPairs(windows, [deepest, widest, middle])).toBe(
    windows.replace('// half size', `// half size\r\n    ${written(widest)},`),
  );
});

test('a pair that moves is the only one that is written anew', () => {
  const byIndex =
    '"pairs": [{ "source": 3, "target": 0 }, { "source": 5, "target": 1 }, { "source": 1, "target": 2 }],';
  const [first, second, third] = pairsOf(file(byIndex)) ?? [];
  const wanted = [third, first, second].flatMap((one) => one ?? []);
  const changed = withPairs(file(byIndex), wanted);
  expect(pairsOf(changed)).toEqual(wanted);
  expect(changed).toContain('{ "source": 3, "target": 0 }, { "source": 5, "target": 1 }]');
});

test('a pair that is removed takes nothing of the others with it', () => {
  const changed = withPairs(file(two), [pair('stage3.block2', 'pool3.input')]);
  expect(changed).toContain('// The deepest.\n    { "source": "stage3.block2", "target": "pool3.input" }');
  expect(changed).toContain('// half size');
  expect(pairsOf(changed)).toEqual([pair('stage3.block2', 'pool3.input')]);
});

test('a preset becomes a list, one pair a line', () => {
  expect(withPairs(file('"pairs": "one-to-one",'), [pair('stage1.block2', 'pool1.input')])).toBe(
    file('"pairs": [\n    { "source": "stage1.block2", "target": "pool1.input" }\n  ],'),
  );
});

test('a file without pairs gets them', () => {
  const changed = withPairs(file(''), [pair('stage1.block2', 'pool1.input')]);
  expect(pairsOf(changed)).toEqual([pair('stage1.block2', 'pool1.input')]);
  expect(changed).toContain('// What is known.');
});

test('of two lists the one that counts is edited, which is the last', () => {
  const text = (last: string) => file(`"pairs": "all-to-all",\n  "pairs": ${last},`);
  expect(withPreset(text('[]'), 'one-to-one')).toBe(text('"one-to-one"'));
});

test('a list becomes a preset', () => {
  expect(withPreset(file(two), 'single')).toBe(file('"pairs": "single",'));
});

test('with several sources a pair says which', () => {
  const sources =
    '{ "name": "a", "network": "resnet14", "weights": "a.pth" }, { "name": "b", "network": "resnet20", "weights": "b.pth" }';
  const changed = withPairs(file('"pairs": "all-to-all",', sources), [
    pair('stage1.block2', 'pool1.input', 1),
  ]);
  expect(changed).toContain('{ "source": "b:stage1.block2", "target": "pool1.input" }');
  expect(pairsOf(changed)).toEqual([pair('stage1.block2', 'pool1.input', 1)]);
});

test('pairs by the index of the authors are the same pairs', () => {
  const byIndex = file('"pairs": [{ "source": 5, "target": 1 }, { "source": 3, "target": 0 }],');
  const [first] = pairsOf(byIndex) ?? [];
  const changed = withPairs(byIndex, first ? [first] : []);
  expect(changed).toContain('"pairs": [{ "source": 5, "target": 1 }]');
});

test('line ends and tabs of the file are kept', () => {
  const windows = file(two).replaceAll('  ', '\t').replaceAll('\n', '\r\n');
  const changed = withPairs(windows, [
    pair('stage3.block2', 'pool3.input'),
    pair('stage2.block2', 'pool2.input'),
    pair('stage1.block2', 'pool1.input'),
  ]);
  expect(changed).toContain('},\r\n\t\t{ "source": "stage1.block2", "target": "pool1.input" }\r\n');
  expect(changed.replaceAll('\r\n', '')).not.toContain('\n');
});

test('whatever pairs are wanted, the file lists just them in that order, and all comments outside of them are there', () => {
  const layers = fc.tuple(
    fc.constantFrom('stage1.block1', 'stage1.block2', 'stage2.block2', 'stage3.block2'),
    fc.constantFrom('pool1.input', 'pool2.input', 'pool3.input', 'pool4.input'),
  );
  const lists = fc.uniqueArray(layers, { selector: String, minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lists, lists, fc.boolean(), (before, after, trailing) => {
      const toPairs = (list: [string, string][]) => list.map(([source, target]) => pair(source, target));
      const start = withPairs(file(''), toPairs(before));
      const text = trailing ? start.replace(/ \}\n {2}\]/u, ' },\n  ]') : start;
      const changed = withPairs(text, toPairs(after));
      expect(pairsOf(changed)).toEqual(toPairs(after));
      expect(changed).toContain('// What is known.');
      expect(changed).toContain('// small');
    }),
  );
});

test('an edit touches only what differs', () => {
  expect(differenceOfTexts('a [1, 2] b', 'a [1, 2, 3] b')).toEqual({ start: 7, end: 7, text: ', 3' });
  expect(differenceOfTexts('same', 'same')).toBe(undefined);
});
