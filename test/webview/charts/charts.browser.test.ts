/** @file Charts of two runs laid over one another, their legends, tables and files. */
import sharp from 'sharp';
import { expect } from 'vitest';
import { parseColour } from '../../../webview/shell/colour.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { chunkOf, finished, messages, pairs, running, snapshotOf } from '../recorded-runs.js';

const test = panelOfThisFile();

async function open(panel: Preview): Promise<void> {
  for (const message of messages) await panel.send(message);
  await panel.page.getByRole('tab', { name: 'Charts' }).click();
  await panel.page.locator('.chart-canvas canvas').first().waitFor();
}

const card = (panel: Preview, title: string) => panel.page.getByRole('region', { name: title, exact: true });
/** What the picture of a chart is said to show, a line each. */
const drawn = async (panel: Preview, title: string) =>
  ((await card(panel, title).getByRole('img').getAttribute('aria-label')) ?? '')
    .replace(/^.*newest: /, '')
    .split('; ');

test('λ of every pair is drawn for both runs, and the legend shows a pair or a run alone', async (panel) => {
  await open(panel);
  const lambda = card(panel, 'λ of every pair');
  expect(await drawn(panel, 'λ of every pair')).toHaveLength(pairs.length + pairs.length - 3);
  await lambda.getByRole('button', { name: 'stage1.block2 → pool1.input' }).click();
  const alone = (await drawn(panel, 'λ of every pair')).map((line) => line.replace(/ [\d.]+$/, ''));
  expect(alone).toEqual([0, 1].map((seed) => `stage1.block2 → pool1.input · l2t-ww, seed ${seed}`));
  await lambda.getByRole('button', { name: 'l2t-ww, seed 1' }).click();
  expect(await drawn(panel, 'λ of every pair')).toHaveLength(1);
});

/** Whether anything has about this colour. */
async function hasColour(picture: Buffer, [red, green, blue]: readonly number[]): Promise<boolean> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  for (let place = 0; place < data.length; place += info.channels) {
    const near = [red, green, blue].every(
      (value, channel) => Math.abs((data[place + channel] ?? 0) - (value ?? 0)) < 12,
    );
    if (near) return true;
  }
  return false;
}

const colourOf = async (panel: Preview, title: string, line: string) => {
  const stroke = await card(panel, title)
    .getByRole('button', { name: line, exact: true })
    .locator('line')
    .getAttribute('stroke');
  return parseColour(stroke ?? '') ?? [];
};

test('Between two points the line that joins them is seen, however near one looks', async (panel) => {
  const { scalars, ...chunk } = chunkOf(finished, 0);
  const slow = { ...scalars, seconds: scalars.seconds.map((value) => value + 5) };
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ shown: [finished] }) });
  await panel.send({ kind: 'series', chunk: { ...chunk, scalars: slow } });
  await panel.page.getByRole('tab', { name: 'Charts' }).click();
  const canvas = card(panel, 'Seconds per iteration').locator('canvas');
  await canvas.focus();
  for (let press = 0; press < 40; press++) await panel.page.keyboard.press('+');
  const colour = await colourOf(panel, 'Seconds per iteration', 'seconds');
  await expect.poll(async () => hasColour(await canvas.screenshot(), colour)).toBe(true);
});

test('A first epoch is seen though one point makes no line', async (panel) => {
  const chunk = chunkOf(finished, 0);
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ shown: [finished] }) });
  await panel.send({ kind: 'series', chunk: { ...chunk, epochs: chunk.epochs.slice(0, 1) } });
  await panel.page.getByRole('tab', { name: 'Charts' }).click();
  const canvas = card(panel, 'Accuracy').locator('canvas');
  const colour = await colourOf(panel, 'Accuracy', 'validation');
  await expect.poll(async () => hasColour(await canvas.screenshot(), colour)).toBe(true);
});

test('The table behind it has every pair of both runs, whatever the legend hides', async (panel) => {
  await open(panel);
  const lambda = card(panel, 'λ of every pair');
  await lambda.getByRole('button', { name: 'stage1.block2 → pool1.input' }).click();
  await lambda.getByText('Show as table').click();
  const headings = await lambda.getByRole('columnheader').allInnerTexts();
  expect(headings).toHaveLength(1 + pairs.length + pairs.length - 3);
  expect(headings.at(-1)).toBe('stage3.block2 → pool2.input · l2t-ww, seed 1');
  expect(await lambda.getByRole('columnheader').last().getAttribute('title')).toBe(
    `stage3.block2 → pool2.input · ${running.name}`,
  );
});

test('A saved picture has the editor’s background, and the legend below the lines', async (panel) => {
  await open(panel);
  await panel.page.getByRole('button', { name: 'Save Accuracy as a picture' }).click();
  const saved = await panel.waitForMessage('save-file');
  if (saved.kind !== 'save-file' || typeof saved.content === 'string') throw new Error('It is no picture.');
  expect(saved.name).toBe('accuracy.png');
  const { data, info } = await sharp(saved.content).raw().toBuffer({ resolveWithObject: true });
  const background = parseColour(
    await panel.page.evaluate<string>(
      "getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background')",
    ),
  );
  const [red, green, blue] = background ?? [0, 0, 0];
  expect([...data.subarray(0, 4)]).toEqual([red, green, blue, 255]);
  const below = data.subarray(-info.width * info.channels * 40);
  expect(below.some((value, place) => place % 4 < 3 && Math.abs(value - red) > 60)).toBe(true);
});

test('λ now is saved as a file, a pair of a run a row', async (panel) => {
  await open(panel);
  await panel.page.getByRole('button', { name: 'Save λ now, source by target layer as CSV' }).click();
  const saved = await panel.waitForMessage('save-file');
  const content = saved.kind === 'save-file' && typeof saved.content === 'string' ? saved.content : '';
  const [headings, first, ...others] = content.trimEnd().split('\n');
  expect(headings).toBe('Run,Source layer,Target layer,λ');
  expect(first).toMatch(new RegExp(`^"${finished.name}",stage1.block2,pool1.input,[\\d.]+$`));
  expect(others).toHaveLength(pairs.length + pairs.length - 3 - 1);
});

test('λ now of a finished run is that of its result', async (panel) => {
  const reportedLambda = { epoch: 2, mean: pairs.map((_, index) => index / 8) };
  await open(panel);
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ shown: [{ ...finished, reportedLambda }] }) });
  await panel.page.getByRole('button', { name: 'Save λ now, source by target layer as CSV' }).click();
  const saved = await panel.waitForMessage('save-file');
  const content = saved.kind === 'save-file' && typeof saved.content === 'string' ? saved.content : '';
  expect(content.split('\n').at(3)).toMatch(/,0\.25$/);
});

declare const CanvasRenderingContext2D: { readonly prototype: { clearRect: (...box: number[]) => void } };

test('A snapshot that changes nothing in the charts draws none of them', async (panel) => {
  await open(panel);
  // Until what was opened has come to rest.
  await panel.page.waitForTimeout(1500);
  await panel.page.evaluate(() => {
    const { prototype } = CanvasRenderingContext2D;
    const { clearRect } = prototype;
    prototype.clearRect = function (...box) {
      document.title = 'drawn';
      clearRect.apply(this, box);
    };
  });
  await panel.send({
    kind: 'snapshot',
    snapshot: snapshotOf({ shown: [finished, { ...running, secondsLeft: 12 }] }),
  });
  await panel.page.waitForTimeout(500);
  expect(await panel.page.title()).not.toBe('drawn');
  await card(panel, 'λ of every pair').getByRole('button', { name: 'l2t-ww, seed 1' }).click();
  await expect.poll(() => panel.page.title()).toBe('drawn');
});

test('Charts go on after a context menu that kept the release of its button', async (panel) => {
  await open(panel);
  const before = await drawn(panel, 'Accuracy');
  const { epochs, ...chunk } = chunkOf(running, 0);
  await panel.page.evaluate(() => {
    for (const type of ['pointerdown', 'contextmenu']) window.dispatchEvent(new Event(type));
  });
  await panel.send({ kind: 'series', chunk: { ...chunk, epochs: epochs.slice(0, 1) } });
  await expect.poll(() => drawn(panel, 'Accuracy')).not.toEqual(before);
});

test('A chart is saved as SVG with its lines and the whole names of its runs', async (panel) => {
  await open(panel);
  await panel.page.getByRole('button', { name: 'Save Loss as SVG' }).click();
  const saved = await panel.waitForMessage('save-file');
  const content = saved.kind === 'save-file' && typeof saved.content === 'string' ? saved.content : '';
  expect(saved).toMatchObject({ name: 'loss.svg' });
  const { width, height } = await sharp(Buffer.from(content)).metadata();
  expect(Math.min(width, height)).toBeGreaterThan(200);
  expect(content.match(/stroke-width="1.75"/g)).toHaveLength(6);
  expect(content).toContain(`>${running.name}</text>`);
});

test('Zoomed in one chart, all show the same part, and a button that was not there resets them', async (panel) => {
  await open(panel);
  const reset = panel.page.getByRole('button', { name: 'Reset the zoom of all charts' });
  expect(await reset.count()).toBe(0);
  await card(panel, 'Accuracy').locator('canvas').focus();
  await panel.page.keyboard.press('+');
  const part = async (title: string) =>
    /, (iteration .* is seen)/.exec(
      (await card(panel, title).getByRole('img').getAttribute('aria-label')) ?? '',
    )?.[1];
  await expect.poll(() => part('Accuracy')).toMatch(/^iteration \d+ to \d+ is seen$/);
  expect(await part('Loss')).toBe(await part('Accuracy'));
  await card(panel, 'Loss').getByRole('button', { name: 'Reset the zoom of all charts' }).click();
  await expect.poll(() => part('Accuracy')).toBeUndefined();
  expect(await reset.count()).toBe(0);
});

test('A loss of another scale has an axis of its own at the right, unless the axis is logarithmic', async (panel) => {
  const { scalars, ...chunk } = chunkOf(finished, 0);
  const large = { ...scalars, transferLoss: scalars.transferLoss.map((value) => value * 1000) };
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ shown: [finished] }) });
  await panel.send({ kind: 'series', chunk: { ...chunk, scalars: large } });
  await panel.page.getByRole('tab', { name: 'Charts' }).click();
  const names = () => card(panel, 'Loss').locator('.chart-legend button').allInnerTexts();
  await expect
    .poll(names)
    .toEqual(['cross-entropy, L_org, right axis', 'transfer, β·L_wfm', 'after the look-ahead, right axis']);
  await panel.page.getByRole('checkbox', { name: 'Logarithmic' }).click();
  await expect.poll(names).toEqual(['cross-entropy, L_org', 'transfer, β·L_wfm', 'after the look-ahead']);
});
