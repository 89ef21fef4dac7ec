/** @file Maps and confused classes: what is asked for, and what is said of each answer. */
import { expect } from 'vitest';
import type { SaliencyAnswer } from '../../../src/run/folder/saliency.js';
import type { PanelMessage } from '../../../webview/contract.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { evaluation, finished, running, saliencyAnswer, setup, snapshotOf } from '../recorded-runs.js';

const test = panelOfThisFile();

async function open(panel: Preview, more = {}): Promise<void> {
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf(more) });
  await panel.page.getByRole('tab', { name: 'Images' }).click();
  await panel.page.locator('#view-images .tab-content').waitFor();
}

type Asked = Extract<PanelMessage, { readonly kind: 'saliency' }>;

/** The newest question for maps, once there are so many. */
async function asked(panel: Preview, count: number): Promise<Asked> {
  for (;;) {
    const all = (await panel.said()).filter((message): message is Asked => message.kind === 'saliency');
    const newest = all.at(-1);
    if (newest !== undefined && all.length === count) return newest;
    await panel.page.waitForTimeout(20);
  }
}

/** Images past the last one are left out, as the host does. */
async function answer(panel: Preview, { request, images }: Asked, more: Partial<SaliencyAnswer> = {}) {
  const total = 8;
  const there = images.filter((image) => image < total);
  const value = { ...saliencyAnswer(there), total, ...more };
  await panel.send({ kind: 'saliency', request, answer: { value } });
  await panel.page.getByText(`of ${value.total}.`).waitFor();
}

const button = (panel: Preview, name: string) => panel.page.locator('vscode-button', { hasText: name });

test('Maps are asked for page by page, to the last image and no further', async (panel) => {
  await open(panel);
  await button(panel, 'Compute maps').click();
  const first = await asked(panel, 1);
  expect(first).toMatchObject({ folder: finished.folder, pair: 0, images: [0, 1, 2, 3, 4, 5] });
  await answer(panel, first);
  expect(await panel.page.locator('.saliency-images li').count()).toBe(6);
  await button(panel, 'Next').click();
  const second = await asked(panel, 2);
  expect(second.images).toEqual([6, 7, 8, 9, 10, 11]);
  await answer(panel, second);
  await panel.page.getByText('Validation images 7 to 8 of 8.').waitFor();
  await button(panel, 'Next').click({ force: true });
  await button(panel, 'Previous').click();
  expect((await asked(panel, 3)).images).toEqual([0, 1, 2, 3, 4, 5]);
});

test('The strongest pair is looked at first', async (panel) => {
  const strongest = 4;
  const lambdas = setup.pairs.map((_, index) => (index === strongest ? 1.5 : 0.1));
  const lambda = { mean: lambdas, deviation: lambdas };
  if (running.last === undefined) throw new Error('the run has recorded nothing');
  await open(panel, { shown: [{ ...running, last: { ...running.last, lambda } }] });
  await button(panel, 'Compute maps').click();
  expect((await asked(panel, 1)).pair).toBe(strongest);
});

test('The pair that is selected in the picture is looked at first', async (panel) => {
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf() });
  await panel.page.locator('[data-row]').nth(2).locator('.pair-name').click();
  await open(panel);
  await button(panel, 'Compute maps').click();
  expect((await asked(panel, 1)).pair).toBe(2);
});

test('The maps say whose weights they are of', async (panel) => {
  await open(panel);
  await button(panel, 'Compute maps').click();
  await answer(panel, await asked(panel, 1));
  await panel.page.getByText('Target network of epoch 33, the best.').waitFor();
  await button(panel, 'Next').click();
  await answer(panel, await asked(panel, 2), { part: 'test', weights: { of: 'last', epoch: 4 } });
  await panel.page
    .getByText('Test images 7 to 8 of 8. Target network of epoch 4, the last one saved.')
    .waitFor();
  await button(panel, 'Previous').click();
  await answer(panel, await asked(panel, 3), { weights: { of: 'now', epoch: 5 } });
  await panel.page.getByText('Target network as it is now, in epoch 5.').waitFor();
});

test('A refusal says why, and what was refused can be asked for again', async (panel) => {
  await open(panel);
  await button(panel, 'Compute maps').click();
  const { request } = await asked(panel, 1);
  const refusal = { message: 'There is no checkpoint.', remedy: 'Let it train on.' };
  await panel.send({ kind: 'saliency', request, answer: { refusal } });
  await panel.page.getByText('There is no checkpoint. Let it train on.').waitFor();
  await button(panel, 'Try again').click();
  await answer(panel, await asked(panel, 2));
  expect(await panel.page.locator('.images .notice').count()).toBe(0);
});

test('The matrix is shaded by share, and its numbers are read on every shade', async (panel) => {
  await open(panel);
  await button(panel, 'Evaluate the best weights').click();
  const said = await panel.waitForMessage('evaluation');
  if (said.kind === 'evaluation') {
    await panel.send({ kind: 'evaluation', request: said.request, answer: { value: evaluation } });
  }
  await panel.page.getByText('Right: 165 of 197 validation images, 83.8%.').waitFor();
  expect(await panel.page.locator('.confused li').first().textContent()).toBe(
    'plants taken for people: 6 of 21',
  );
  const grounds = await panel.page
    .locator('.confusion-cell button')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).backgroundColor));
  const [mostlyRight, , none] = grounds;
  const leastRight = grounds.at(-1);
  expect(new Set([mostlyRight, leastRight, none]).size).toBe(3);
});

/** Evaluates, and gives the answer. */
async function evaluated(panel: Preview): Promise<void> {
  await button(panel, 'Evaluate the best weights').click();
  const said = await panel.waitForMessage('evaluation');
  if (said.kind !== 'evaluation') throw new Error('asked for something else');
  await panel.send({ kind: 'evaluation', request: said.request, answer: { value: evaluation } });
}

type PicturesAsked = Extract<PanelMessage, { readonly kind: 'pictures' }>;

const picturesAsked = async (panel: Preview): Promise<PicturesAsked | undefined> =>
  (await panel.said()).filter((message): message is PicturesAsked => message.kind === 'pictures').at(-1);

test('Test images are evaluated unless validation images are chosen', async (panel) => {
  await open(panel);
  await evaluated(panel);
  expect(await panel.waitForMessage('evaluation')).toMatchObject({ part: 'test' });
  await panel.page.getByRole('combobox', { name: 'Images that are evaluated' }).focus();
  await panel.page.keyboard.press('ArrowDown');
  await expect
    .poll(async () => (await panel.said()).filter(({ kind }) => kind === 'evaluation').at(-1))
    .toMatchObject({ part: 'validation' });
});

test('Mistakes are shown with what the network said, the most confident first, a page at a time', async (panel) => {
  await open(panel);
  await evaluated(panel);
  await expect.poll(() => picturesAsked(panel)).toMatchObject({ part: 'validation' });
  const asked = await picturesAsked(panel);
  if (!asked) throw new Error('no images were asked for');
  const { confidences } = evaluation.outcomes;
  const sure = asked.images.map((image) => confidences[image] ?? 0);
  expect([sure.length, sure]).toEqual([12, sure.toSorted((left, right) => right - left)]);
  const images = asked.images.map((index) => ({ index, pixels: Array.from({ length: 12 }, () => 200) }));
  await panel.send({
    kind: 'pictures',
    request: asked.request,
    answer: { value: { height: 2, width: 2, images } },
  });
  await panel.page.locator('.gallery-images canvas').first().waitFor();
  expect(await panel.page.locator('.gallery-images li').first().textContent()).toMatch(
    /^said \S+ [\d.]+%, is \S+$/,
  );
});

test('A cell of the matrix shows its images, by mouse and by keys', async (panel) => {
  await open(panel);
  await evaluated(panel);
  const cells = panel.page.locator('.confusion-cell button');
  await cells.first().focus();
  await panel.page.keyboard.press('ArrowRight');
  await panel.page.keyboard.press('ArrowDown');
  await panel.page.keyboard.press('Enter');
  await panel.page.getByText(/that the network called .* \(35\)/).waitFor();
  const asked = await picturesAsked(panel);
  expect(asked?.images.map((image) => evaluation.outcomes.labels[image])).toEqual(
    Array.from({ length: 12 }, () => 1),
  );
  expect(await panel.page.locator('.confusion-cell button[tabindex="0"]').count()).toBe(1);
  await button(panel, 'All mistakes').click();
  await panel.page.getByText('Mistakes, the most confident first').waitFor();
});

test('The matrix is saved as numbers and as shapes', async (panel) => {
  await open(panel);
  await evaluated(panel);
  await panel.page.getByRole('button', { name: 'Save the confusion matrix as CSV' }).click();
  const csv = await panel.waitForMessage('save-file');
  expect(csv.kind === 'save-file' && csv.content).toContain('True class,');
  await panel.page.getByRole('button', { name: 'Save the confusion matrix as SVG' }).click();
  await expect
    .poll(async () => JSON.stringify((await panel.said()).at(-1)))
    .toMatch(/confusion\.svg.*<svg xmlns/);
});

test('A run without pairs has no maps, and says so; without a run there is nothing to look at', async (panel) => {
  const { setup } = finished;
  await open(panel, { shown: [{ ...finished, setup: { ...setup, method: 'fine-tune', pairs: [] } }] });
  await panel.page.getByText('The method fine-tune matches no layers: it has no maps.').waitFor();
  await open(panel, { shown: [] });
  await panel.page.getByText('No run to look at. Start one first.').waitFor();
});

test('Classes of an epoch that is no longer the best are marked, and evaluated again on demand', async (panel) => {
  await open(panel, { shown: [running] });
  await button(panel, 'Evaluate the best weights').click();
  const said = await panel.waitForMessage('evaluation');
  if (said.kind !== 'evaluation') throw new Error('asked for something else');
  await panel.send({ kind: 'evaluation', request: said.request, answer: { value: evaluation } });
  await panel.page.getByText('Right: 165 of 197').waitFor();
  expect(await button(panel, 'Evaluate again').count()).toBe(0);
  await open(panel, { shown: [{ ...running, best: { epoch: 30, validation: 0.9, test: 0.9 } }] });
  await panel.page.getByText('Epoch 30 is better than the one that was evaluated.').waitFor();
  await button(panel, 'Evaluate again').click();
  await expect
    .poll(async () => (await panel.said()).filter(({ kind }) => kind === 'evaluation').length)
    .toBe(2);
});

test('Maps of a run at work can be computed again, those of a finished one stay as they are', async (panel) => {
  for (const [run, buttons] of [[finished, 0] as const, [running, 1] as const]) {
    await open(panel, { shown: [run] });
    await button(panel, 'Compute maps').click();
    await button(panel, 'Next').waitFor();
    expect(await button(panel, 'Compute again').count()).toBe(buttons);
  }
});

test('Classes that a new page asks for by itself count as those of the best epoch', async (panel) => {
  await open(panel);
  await button(panel, 'Evaluate the best weights').click();
  await panel.waitForMessage('evaluation');
  await panel.page.reload();
  // What the records say of the best epoch comes after the run.
  const { best, ...unread } = finished;
  await open(panel, { shown: [unread] });
  const said = await panel.waitForMessage('evaluation');
  if (said.kind !== 'evaluation') throw new Error('asked for something else');
  await panel.send({ kind: 'evaluation', request: said.request, answer: { value: evaluation } });
  await open(panel, { shown: [{ ...unread, ...(best && { best }) }] });
  await panel.page.getByText('Right: 165 of 197').waitFor();
  expect(await button(panel, 'Evaluate again').count()).toBe(0);
});
