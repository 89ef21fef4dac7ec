/** @file Runs that were made elsewhere appear by themselves; two are laid over one another, in this window or another. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { workbenchOfThisFile } from '../flow.js';
import { addFinishedRun, fillWithExample, quick } from '../workspaces.js';

const flow = workbenchOfThisFile({
  settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 },
  fill: (workspace) => {
    fillWithExample(workspace, { ...quick, pairs: [] });
    addFinishedRun(workspace, 'one', 1);
  },
});

flow('a run that appears in the folder appears in the view by itself', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 1').waitFor();
  addFinishedRun(workbench.workspace, 'two', 2);
  await workbench.sideBar.row('Runs', 'seed 2').waitFor();
});

flow(
  'a click on a run shows it and leaves the focus in the list, where one goes on by keys',
  async (workbench) => {
    const { page, sideBar, webview } = workbench;
    await sideBar.row('Runs', 'seed 2').click();
    await webview.locator('.run-title', { hasText: 'emoji, l2t-ww, seed 2' }).waitFor();
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type('seed 1');
    await sideBar.view('Runs').locator('.highlight', { hasText: 'seed 1' }).waitFor();
    await sideBar.view('Runs').locator('.monaco-list-row.focused', { hasText: 'seed 1' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await webview.locator('.run-title', { hasText: 'emoji, l2t-ww, seed 1' }).waitFor();
  },
);

flow('two runs are compared in one panel, with the comparison in front', async (workbench) => {
  const { page, sideBar, webview } = workbench;
  await sideBar.row('Runs', 'seed 1').click();
  await sideBar.row('Runs', 'seed 2').click({ modifiers: ['Control'] });
  await sideBar.menu(sideBar.row('Runs', 'seed 2'), 'Compare Runs');
  await webview.getByRole('columnheader', { name: 'l2t-ww, seed 1', exact: true }).waitFor();
  await webview.getByRole('columnheader', { name: 'l2t-ww, seed 2', exact: true }).waitFor();
  expect(await page.locator('.tab').filter({ hasText: 'Studio' }).count()).toBe(1);
});

flow('what is open in the panel is so again when another editor stood before it', async (workbench) => {
  const { page, editors, webview } = workbench;
  await editors.tab('Studio').click();
  await workbench.command('File: New Untitled Text File');
  await editors.tab('Studio').click();
  await webview.getByRole('columnheader', { name: 'l2t-ww, seed 2', exact: true }).waitFor();
  expect(await page.locator('.tab').filter({ hasText: 'Studio' }).count()).toBe(1);
});

flow('eight runs that are ticked one right after the other are all kept', async ({ workspace, webview }) => {
  for (const seed of [3, 4, 5, 6, 7, 8]) addFinishedRun(workspace, `of seed ${seed}`, seed);
  const boxes = webview.locator('.run-table').getByRole('checkbox');
  await expect.poll(() => boxes.count()).toBe(8);
  await webview.getByRole('button', { name: 'Choose none' }).click();
  await webview.getByText('0 of 8 chosen').waitFor();
  // The table below is of what the host has understood.
  const compared = webview.getByRole('columnheader', { name: /^l2t-ww, seed \d$/ });
  await expect.poll(() => compared.count()).toBe(0);
  for (let place = 0; place < 8; place++) await boxes.nth(place).click();
  await expect.poll(() => compared.count()).toBe(8);
  await webview.getByText('8 of 8 chosen').waitFor();
});

flow('the table of runs is sorted by a heading, and lists what a filter finds', async ({ webview }) => {
  const first = webview.locator('.run-table').getByRole('rowheader').first();
  const heading = webview.getByRole('columnheader', { name: 'Seed', exact: true });
  await heading.getByRole('button').click();
  await expect.poll(() => first.textContent()).toBe('emoji, l2t-ww, seed 1');
  await heading.getByRole('button').click();
  await expect.poll(() => first.textContent()).toBe('emoji, l2t-ww, seed 8');
  expect(await heading.getAttribute('aria-sort')).toBe('descending');
  await webview.getByRole('searchbox').fill('seed 5');
  await webview.getByText('8 of 8 chosen, 1 listed').waitFor();
  await expect.poll(() => first.textContent()).toBe('emoji, l2t-ww, seed 5');
});

flow('the panel goes on in a window of its own, and edits the file from there', async (workbench) => {
  const { page, webview } = await workbench.moveEditorIntoWindow();
  await webview.getByRole('columnheader', { name: 'l2t-ww, seed 2', exact: true }).waitFor();
  await webview.getByRole('tab', { name: 'Layer Pairs' }).click();
  for (const place of ['source 0 stage2.block2', 'target pool2.input']) {
    await webview.locator(`[data-place="${place}"]`).focus();
    await page.keyboard.press('Enter');
  }
  const text = () => readFileSync(workbench.path('emoji.l2t.json'), 'utf8');
  await expect.poll(text, { timeout: 20_000 }).toContain('"pool2.input"');
  await page.close({ runBeforeUnload: true });
});

flow('a run that is started in the integrated terminal appears by itself', async (workbench) => {
  const { sideBar, terminal } = workbench;
  await terminal.open();
  await terminal.type('l2t run emoji.l2t.json');
  await sideBar.row('Runs', 'seed 0').waitFor();
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
