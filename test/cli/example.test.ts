/** @file The experiment files that come with the program. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readExperimentFile } from '../../src/cli/experiment-file.js';

const example = (name: string) => fileURLToPath(new URL(`../../media/example/${name}`, import.meta.url));

test('the example transfers from the shipped source, which knows as many classes as the target learns', async () => {
  const { experiment, warnings } = await readExperimentFile(example('emoji.l2t.json'));
  expect(warnings).toEqual([]);
  expect(experiment).toMatchObject({ method: 'l2t-ww', sources: [{ network: 'resnet14', classes: 9 }] });
});

test('the shipped source is trained on all of Noto', async () => {
  const { experiment, warnings } = await readExperimentFile(example('noto.l2t.json'));
  expect(warnings).toEqual([]);
  expect(experiment.data).toMatchObject({ dataset: 'emoji-noto', validationFraction: 0 });
});
