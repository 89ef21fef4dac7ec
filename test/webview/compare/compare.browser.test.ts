/** @file Choosing the runs that are shown, and the table of those that are. */
import { expect } from 'vitest';
import type { PanelMessage } from '../../../webview/contract.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { choiceOf, finished, running, snapshotOf } from '../recorded-runs.js';

const test = panelOfThisFile();

async function open(panel: Preview, more = {}): Promise<void> {
  await panel.send({ kind: 'snapshot', snapshot: snapshotOf(more) });
  await panel.page.getByRole('tab', { name: 'Compare' }).click();
  await panel.page.locator('#view-compare .tab-content').waitFor();
}

const shown = async (panel: Preview): Promise<(readonly string[])[]> =>
  (await panel.said()).flatMap((message: PanelMessage) =>
    message.kind === 'show-runs' ? [message.folders] : [],
  );

test('A box lays a run over the others or takes it away, a button brings it to the front', async (panel) => {
  await open(panel, { shown: [finished] });
  const box = (name: string) => panel.page.getByRole('checkbox', { name, exact: true });
  expect(await box(finished.name).isChecked()).toBe(true);
  await box(running.name).check();
  await open(panel);
  await panel.page.getByRole('button', { name: `Show first: ${running.name}` }).click();
  await box(finished.name).uncheck();
  const [one, other] = [finished.folder, running.folder];
  expect(await shown(panel)).toEqual([[one, other], [other, one], [other]]);
});

test('The table names the runs and the keys in which they differ, and goes into a file', async (panel) => {
  await open(panel);
  const table = panel.page.locator('section[aria-labelledby="compare-table"] table');
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['l2t-ww, seed 0', 'l2t-ww, seed 1']);
  expect(await table.locator('code').allInnerTexts()).toContain('data.imagesPerClass');
  await panel.page.getByRole('button', { name: 'Save the comparison as CSV' }).click();
  const saved = await panel.waitForMessage('save-file');
  const content = saved.kind === 'save-file' ? String(saved.content) : '';
  expect(content.split('\n')).toContain('optimizer.learningRate,0.05,0.1');
});

test('One run alone says how to compare it; none says to start one', async (panel) => {
  await open(panel, { shown: [finished] });
  expect(await panel.page.locator('.compare-group').textContent()).toContain('Choose another run');
  await open(panel, { shown: [], choices: [] });
  expect(await panel.page.locator('.empty-state').textContent()).toContain('Start one first');
});

test('A run of another experiment that is laid over has a box, which takes it away', async (panel) => {
  await open(panel, { choices: [choiceOf(running)] });
  await panel.page.getByRole('checkbox', { name: running.name }).uncheck();
  expect(await shown(panel)).toEqual([[finished.folder]]);
});

const many = Array.from({ length: 8 }, (_, seed) => ({
  ...choiceOf(finished),
  folder: `/r/${seed}`,
  name: `emoji, l2t-ww, seed ${seed}`,
  seed,
  accuracy: 0.6 + ((seed * 3) % 8) / 100,
}));

const count = (panel: Preview) => panel.page.locator('.run-count').textContent();
const listed = (panel: Preview) => panel.page.locator('.run-table').getByRole('rowheader').allInnerTexts();

test('Eight boxes that are ticked while old snapshots come back are all ticked', async (panel) => {
  await open(panel, { shown: [], choices: many });
  const boxes = panel.page.locator('.run-table').getByRole('checkbox');
  for (let place = 0; place < many.length; place++) {
    await boxes.nth(place).check();
    await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ shown: [], choices: many }) });
  }
  await expect.poll(() => count(panel)).toBe('8 of 8 chosen');
  expect((await shown(panel)).at(-1)).toEqual(many.map(({ folder }) => folder));
});

test('Runs are sorted by a click on a heading, which says how', async (panel) => {
  await open(panel, { shown: [], choices: many });
  const heading = panel.page.getByRole('columnheader', { name: 'Accuracy' });
  expect(await heading.getAttribute('aria-sort')).toBe('none');
  await heading.getByRole('button').click();
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
  expect((await listed(panel))[0]).toBe('emoji, l2t-ww, seed 5');
  await panel.page.keyboard.press('Enter');
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
  expect((await listed(panel))[0]).toBe('emoji, l2t-ww, seed 0');
});

test('A filter lists fewer runs, of which all are chosen at once, and none again', async (panel) => {
  await open(panel, { shown: [], choices: many });
  await panel.page.getByRole('searchbox').fill('seed 5');
  await expect.poll(() => listed(panel)).toEqual(['emoji, l2t-ww, seed 5']);
  await panel.page.getByRole('button', { name: 'Choose all' }).click();
  await expect.poll(() => count(panel)).toBe('1 of 8 chosen, 1 listed');
  await panel.page.getByRole('button', { name: 'Choose none' }).click();
  expect(await shown(panel)).toEqual([['/r/5'], []]);
});

test('Groups say their number and their mean', async (panel) => {
  await open(panel, { shown: [], choices: [...many, choiceOf(running)] });
  await panel.page.getByRole('combobox').click();
  await panel.page.getByRole('option', { name: 'settings' }).click();
  const groups = () => panel.page.locator('.run-table .compare-group').allInnerTexts();
  await expect
    .poll(groups)
    .toEqual([
      'l2t-ww, beta 0.5 n = 8 finished, mean test accuracy 63.5%',
      'l2t-ww, beta 0.25 none finished',
    ]);
});
