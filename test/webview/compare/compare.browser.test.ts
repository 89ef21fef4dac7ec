/** @file Choosing the runs that are shown, and the table of those that are. */
import { expect } from 'vitest';
import type { PanelMessage } from '../../../webview/contract.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { finished, running, snapshotOf } from '../recorded-runs.js';

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
  const box = (name: string) => panel.page.getByRole('checkbox', { name: new RegExp(name) });
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
  const table = panel.page.locator('.compare table');
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([finished.name, running.name]);
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
  const { folder, name, state, created } = running;
  await open(panel, { choices: [{ folder, name, state, created }] });
  await panel.page.getByRole('checkbox', { name: new RegExp(name) }).uncheck();
  expect(await shown(panel)).toEqual([[finished.folder]]);
});
