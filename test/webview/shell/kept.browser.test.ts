/** @file What the user chose survives the page, which the editor gives up when the panel is hidden and makes anew. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { pairKey } from '../../../webview/pairs/pair-key.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { PickerPage } from '../picker/picker-page.js';
import { evaluation, finished, messages, saliencyAnswer, snapshotOf } from '../recorded-runs.js';

const test = panelOfThisFile();

async function fill(panel: Preview, from = messages): Promise<void> {
  for (const message of from) await panel.send(message);
  await panel.page.locator('.tab-content').first().waitFor();
}

/** As the editor does with a panel that was hidden. */
async function showAgain(panel: Preview, from = messages): Promise<void> {
  await panel.page.reload();
  await panel.waitForMessage('ready');
  await fill(panel, from);
}

const tab = (panel: Preview, name: string): Locator => panel.page.getByRole('tab', { name });
const card = (panel: Preview, name: string): Locator => panel.page.getByRole('region', { name, exact: true });

test('the selected pair and the moment of the run that is shown', async (panel) => {
  await fill(panel);
  const picker = new PickerPage(panel);
  const [, pair] = finished.setup.pairs;
  if (pair === undefined) throw new Error('The run has no second pair.');
  await picker.row(pair).locator('.pair-name').click();
  const slider = panel.page.getByLabel('Moment of the run');
  await slider.fill('5');
  const text = await slider.getAttribute('aria-valuetext');
  await panel.page.getByText('Show as table').first().click();
  await showAgain(panel);
  await expect.poll(() => picker.selected()).toEqual([pairKey(pair)]);
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe(text);
  // What the table shows is gathered before it is drawn.
  await expect.poll(() => panel.page.locator('.pair-details tbody tr').count()).toBeGreaterThan(1);
});

test('what a legend shows alone, an opened table and the part of the axis that is seen', async (panel) => {
  await fill(panel);
  await tab(panel, 'Charts').click();
  const loss = card(panel, 'Loss');
  await loss.getByRole('button', { name: 'cross-entropy, L_org' }).click();
  await loss.getByText('Show as table').click();
  const label = () => loss.locator('canvas').getAttribute('aria-label');
  await loss.locator('canvas').focus();
  await panel.page.keyboard.press('+');
  await panel.page.keyboard.press('ArrowRight');
  await expect.poll(label).toContain('is seen');
  const part = await label();
  await showAgain(panel);
  await expect.poll(label).toBe(part);
  const alone = loss.getByLabel('Lines: choose one').locator('button[aria-pressed="true"]');
  expect(await alone.allInnerTexts()).toEqual(['cross-entropy, L_org']);
  await expect.poll(() => loss.locator('tbody tr').count()).toBeGreaterThan(10);
  await loss.getByRole('button', { name: 'Reset the zoom of all charts' }).click();
  await expect.poll(label).not.toContain('is seen');
});

test('how far the page was scrolled', async (panel) => {
  await fill(panel);
  await tab(panel, 'Charts').click();
  await card(panel, 'Memory of the trainer').scrollIntoViewIfNeeded();
  const scrolled = () => panel.page.evaluate<number>('window.scrollY');
  const before = await scrolled();
  expect(before).toBeGreaterThan(100);
  const kept = () => panel.page.evaluate<number>("JSON.parse(sessionStorage.getItem('state')).scroll");
  await expect.poll(kept).toBe(before);
  await showAgain(panel);
  await expect.poll(scrolled).toBe(before);
});

const alone = [{ kind: 'snapshot', snapshot: snapshotOf({ shown: [finished] }) }] as const;

test('maps and classes of a finished run that were asked for: they are asked for again', async (panel) => {
  await fill(panel, alone);
  await tab(panel, 'Images').click();
  await panel.page.locator('vscode-button', { hasText: 'Compute maps' }).click();
  await panel.page.locator('vscode-button', { hasText: 'Evaluate the best weights' }).click();
  await showAgain(panel, alone);
  const saliency = await panel.waitForMessage('saliency');
  const classes = await panel.waitForMessage('evaluation');
  if (saliency.kind !== 'saliency' || classes.kind !== 'evaluation') throw new Error('Others were asked.');
  await panel.send({
    kind: 'saliency',
    request: saliency.request,
    answer: { value: saliencyAnswer(saliency.images) },
  });
  await panel.send({ kind: 'evaluation', request: classes.request, answer: { value: evaluation } });
  await panel.page.locator('.saliency-images li').first().waitFor();
  await panel.page.getByText('Confusion matrix').waitFor();
});

test('a run that is at work is not asked by a page that was made anew', async (panel) => {
  const working = [
    { kind: 'snapshot', snapshot: snapshotOf({ shown: [{ ...finished, state: 'running' }] }) },
  ] as const;
  await fill(panel, working);
  await tab(panel, 'Images').click();
  await panel.page.locator('vscode-button', { hasText: 'Compute maps' }).click();
  await showAgain(panel, working);
  await panel.page.locator('vscode-button', { hasText: 'Compute maps' }).waitFor();
  expect((await panel.said()).map(({ kind }) => kind)).not.toContain('saliency');
});
