/** @file Problems stand at the line and column where a person has to look. */
import { expect, test } from 'vitest';
import { parseExperiment } from '../../src/configuration/parse.js';

/** Where the only problem of a text stands, and the piece of text it is about. */
function onlyProblem(text: string) {
  const { problems } = parseExperiment(text, '/experiments/example.l2t.json');
  expect(problems).toHaveLength(1);
  return problems.map(({ line, column, offset, length, code }) => ({
    line,
    column,
    piece: text.slice(offset, offset + length),
    code,
  }))[0];
}

const lines = (newline: string) =>
  [
    '{',
    '  // trained from nothing',
    '  "method": "scratch",',
    '  "target": { "network": "vgg9", },',
    '  "data": { "dataset": "cifar10", "folder": "é", "workers": 0 },',
    '}',
  ].join(newline);

test.each(['\n', '\r\n', '\r'])('a wrong value stands at the value, with lines that end in %j', (newline) => {
  expect(onlyProblem(lines(newline))).toEqual({
    line: 5,
    column: 61,
    piece: '0',
    code: 'configuration/bad-value',
  });
});

test('an unknown key stands at the key', () => {
  expect(onlyProblem(lines('\n').replace('"workers": 0', '"worker": 1'))).toMatchObject({
    line: 5,
    piece: '"worker"',
  });
});

test('a missing key stands at the key of the object that lacks it', () => {
  expect(onlyProblem(lines('\n').replace(', "workers": 0', '').replace('"folder": "é"', ''))).toMatchObject({
    line: 5,
    piece: '"data"',
  });
});

test('a missing key of the experiment stands at its opening brace', () => {
  expect(onlyProblem('{ "method": "scratch", "target": { "network": "vgg9" } }')).toMatchObject({
    line: 1,
    column: 1,
    piece: '{',
  });
});

test('a key that stands twice is told at its second place', () => {
  const text =
    '{ "method": "scratch", "target": { "network": "vgg9" },\n"data": { "dataset": "emoji-noto" }, "seed": 1, "seed": 2 }';
  expect(onlyProblem(text)).toMatchObject({ line: 2, column: 49, piece: '"seed"' });
});

test('of a key that stands twice, a wrong value is told where the one that counts stands', () => {
  const { problems } = parseExperiment('{ "method": "l2t-ww", "method": "l2tww" }', '/x/example.l2t.json');
  const found = problems.find(({ code }) => code === 'configuration/bad-choice');
  expect(found?.offset).toBe('{ "method": "l2t-ww", "method": '.length);
});

test('an empty text has one problem', () => {
  expect(onlyProblem(' // nothing\n')).toMatchObject({ code: 'configuration/syntax', line: 1, column: 1 });
});

test('a text that is nested beyond reason has one problem', () => {
  expect(onlyProblem('['.repeat(1_000_000))).toMatchObject({ code: 'configuration/too-deep', column: 65 });
});

test('a missing comma does not hide other problems', () => {
  const text = lines('\n').replace('"scratch",', '"scratch"');
  const { problems } = parseExperiment(text, '/experiments/example.l2t.json');
  expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual([
    'configuration/syntax 4',
    'configuration/bad-value 5',
  ]);
});

test('an unfinished text is not told that keys are missing', () => {
  const { problems } = parseExperiment('{ "method": "l2t-ww", "tar', '/experiments/example.l2t.json');
  expect(problems.filter(({ code }) => code !== 'configuration/syntax')).toEqual([]);
});
