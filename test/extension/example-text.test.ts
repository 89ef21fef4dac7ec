/** @file The example's experiment file as it is written into a workspace. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseExperiment } from '../../src/configuration/parse.js';
import { exampleText } from '../../src/extension/example/example-text.js';

const embedded = readFileSync('media/example/emoji.l2t.json', 'utf8').replaceAll('\r\n', '\n');

test.each([
  ['of a line feed', embedded],
  ['of Windows', embedded.replaceAll('\n', '\r\n')],
])('the example lists its pairs one by one, also where its line ends are those %s', (_, text) => {
  const written = exampleText(text);
  expect(written).toMatch(/"pairs": \[/u);
  expect(parseExperiment(written, 'emoji.l2t.json').experiment?.pairs.length).toBeGreaterThan(1);
});
