/** @file The experiment file as the panel sees it while a person types. */
import { expect, test } from 'vitest';
import { ExperimentReader } from '../../src/extension/studio/experiment-view.js';

const text = (pairs: string, method = 'l2t-ww') => `{
  "sources": [{ "network": "resnet14", "weights": "a.pth" }],
  "target": { "network": "vgg9" },
  "data": { "dataset": "emoji-noto" },
  "method": "${method}"${pairs}
}
`;
const one = ', "pairs": [{ "source": "stage1.block2", "target": "pool1.input" }]';
const read = (reader: ExperimentReader, of: string) => reader.read({ file: '/x/a.l2t.json', text: of });

test('a text that cannot be understood leaves the last setup, called stale, and says where the error is', () => {
  const reader = new ExperimentReader();
  const before = read(reader, text(one));
  const view = read(reader, text(one).replace('"vgg9"', '"vgg'));
  expect(view.setup).toEqual(before.setup);
  expect(view.stale).toBe(true);
  expect(view.problems.join()).toContain('Line 3');
});

test('a file that never could be understood has no setup', () => {
  expect(read(new ExperimentReader(), '{').setup).toBeUndefined();
});

test('a list without pairs is an error of the file, and yet shown as no pairs: the removed one does not come back', () => {
  const reader = new ExperimentReader();
  read(reader, text(one));
  const view = read(reader, text(', "pairs": [ /* none */ ]'));
  expect(view).toMatchObject({ stale: false, setup: { pairs: [] } });
  expect(view.problems).toHaveLength(1);
});

test('the preset is the one that the file names, or the one of its method, and none where pairs are listed', () => {
  const presetOf = (of: string) => read(new ExperimentReader(), of).preset;
  expect([presetOf(text(', "pairs": "single"')), presetOf(text('')), presetOf(text(one))]).toEqual([
    'single',
    'all-to-all',
    undefined,
  ]);
});

test('pairs of a method that matches none cannot be edited', () => {
  expect(read(new ExperimentReader(), text('', 'scratch')).readOnly).toContain('no pairs');
});

test('what is half typed cannot be edited away', () => {
  const reader = new ExperimentReader();
  read(reader, text(one));
  expect(read(reader, text(one).replace('"pool1.input"', '"pool1.inp"')).readOnly).toContain('mend it');
});
