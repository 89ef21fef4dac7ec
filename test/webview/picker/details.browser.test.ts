/** @file What the details of a selected pair show, for each kind of method, and the files that they give away. */
import { expect } from 'vitest';
import type { MethodName } from '../../../src/catalog/methods.js';
import { chunkOf } from '../../../src/extension/studio/series.js';
import type { EpochRecord, IterationRecord } from '../../../src/run/records/metrics.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { allPairs, experimentView, rows, runView, series, setup, snapshotOf } from './fixtures.js';
import { PickerPage } from './picker-page.js';

const test = panelOfThisFile();
const pairs = allPairs.slice(0, 2);

/** What the trainer records of two pairs where it learns no λ: a quarter of the loss comes from the first. */
const iteration: IterationRecord = {
  kind: 'iteration',
  iteration: 1,
  epoch: 1,
  time: 1,
  seconds: 1,
  imagesPerSecond: 8,
  learningRate: 0.1,
  trainingLoss: 1,
  transferLoss: 0.4,
  pairLosses: [0.1, 0.3],
  correct: 4,
  images: 8,
  memory: 1e8,
};

const epoch: EpochRecord = {
  kind: 'epoch',
  epoch: 1,
  iteration: 1,
  time: 1,
  trainingLoss: 1,
  trainingAccuracy: 0.5,
  validationAccuracy: 0.5,
  testAccuracy: 0.5,
  validationImages: 100,
  testImages: 100,
};

const channelWeights = [
  [0.5, 0.25, 0.25],
  [0.2, 0.4, 0.4],
];

/** The details of the first pair of a run by this method that recorded one epoch. */
async function detailsOf(panel: Preview, method: MethodName, record: EpochRecord) {
  const trained = { ...setup, method, pairs };
  const run = runView(pairs, { setup: trained });
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ experiment: experimentView(pairs, { setup: trained }), shown: [run] }),
  });
  const { folder } = run;
  const options = { folder, pairs: pairs.length, stride: 1, restart: true, complete: true };
  await panel.send({ kind: 'series', chunk: chunkOf([iteration, record], options) });
  return selectFirst(panel);
}

async function selectFirst(panel: Preview) {
  const picker = new PickerPage(panel);
  await picker.page
    .getByRole('checkbox', { name: /^Select stage/ })
    .first()
    .focus();
  await picker.page.keyboard.press('Space');
  return picker.page.getByRole('region', { name: 'Selected pair' });
}

test('A run that learns what to transfer, not where, shows w over the channels', async (panel) => {
  const details = await detailsOf(panel, 'l2t-w', { ...epoch, channelWeights });
  await details.getByRole('img', { name: /^Weights of the channels/ }).waitFor();
});

test('A run that learns what to transfer, not where, shows no λ', async (panel) => {
  const details = await detailsOf(panel, 'l2t-w', { ...epoch, channelWeights });
  await details.getByText('w over the channels').waitFor();
  expect(await details.textContent()).not.toContain('λ');
});

for (const method of ['l2t-w', 'fm', 'lwf+at'] as const) {
  test(`A run of ${method} shows a pair’s share of the loss`, async (panel) => {
    const details = await detailsOf(panel, method, epoch);
    await expect.poll(() => details.textContent()).toContain('Of the transfer loss25%');
  });
}

test('A run that learns nothing about its pairs shows neither λ nor w', async (panel) => {
  const details = await detailsOf(panel, 'fm', epoch);
  await details.getByText('Of the transfer loss').waitFor();
  expect(await details.getByRole('heading', { level: 3 }).count()).toBe(0);
});

/** The details of the first pair of a run that learned λ and w, with more rows than a chart has points. */
async function learnedDetails(panel: Preview) {
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ experiment: experimentView(pairs), shown: [runView(pairs)] }),
  });
  const chunk = series(pairs.length);
  for (const restart of [true, false, false])
    await panel.send({ kind: 'series', chunk: { ...chunk, restart } });
  return selectFirst(panel);
}

/** The name and the text of the file that a button asks to save. */
async function savedBy(panel: Preview, button: string) {
  const details = await learnedDetails(panel);
  await details.getByRole('button', { name: button }).click();
  const saved = await panel.waitForMessage('save-file');
  if (saved.kind !== 'save-file' || typeof saved.content !== 'string') throw new Error('It is no text.');
  return { name: saved.name, content: saved.content };
}

test('λ of a pair is saved with its deviation, every recorded row', async (panel) => {
  const { name, content } = await savedBy(panel, 'Save λ and its spread over the images as CSV');
  const [headings, ...lines] = content.trimEnd().split('\n');
  expect(name).toBe('lambda-stage1.block5-pool1.input.csv');
  expect(headings).toBe('Iteration,λ,Deviation');
  expect(lines).toHaveLength(3 * rows);
});

test('The channels of a pair are saved, heaviest first', async (panel) => {
  const { name, content } = await savedBy(panel, 'Save w over the channels as CSV');
  const [headings, ...lines] = content.trimEnd().split('\n');
  expect(name).toBe('channels-stage1.block5-pool1.input.csv');
  expect(headings).toBe('Channel,w');
  const weights = lines.map((line) => Number(line.split(',')[1]));
  expect(weights).toEqual(weights.toSorted((one, other) => other - one));
  expect(weights).toHaveLength(64);
});

for (const title of ['λ and its spread over the images', 'w over the channels']) {
  test(`The picture of ${title} is saved as a document of its own`, async (panel) => {
    const { content } = await savedBy(panel, `Save ${title} as a picture`);
    expect(content).toMatch(
      /^<\?xml[^>]*>\n<svg[^>]* width="300"[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/,
    );
    expect(content).not.toMatch(/var\(|class=|style=|aria-/);
  });
}
