/** @file Runs that were made elsewhere: they appear by themselves, and two are laid over one another. */
import { expect } from 'vitest';
import { workbenchOfThisFile } from '../flow.js';
import { addFinishedRun, fillWithExample } from '../workspaces.js';

const flow = workbenchOfThisFile({
  fill: (workspace) => {
    fillWithExample(workspace, {});
    addFinishedRun(workspace, 'one', 1);
  },
});

flow('a run that appears in the folder appears in the view by itself', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 1').waitFor();
  addFinishedRun(workbench.workspace, 'two', 2);
  await workbench.sideBar.row('Runs', 'seed 2').waitFor();
});

flow('two runs are compared in one panel', async (workbench) => {
  const { page, sideBar, webview } = workbench;
  await sideBar.row('Runs', 'seed 1').click();
  await sideBar.row('Runs', 'seed 2').click({ modifiers: ['Control'] });
  await sideBar.menu(sideBar.row('Runs', 'seed 2'), 'Compare Runs');
  await webview.getByRole('tab', { name: 'Compare' }).click();
  await webview.getByRole('columnheader', { name: 'one', exact: true }).waitFor();
  await webview.getByRole('columnheader', { name: 'two', exact: true }).waitFor();
  expect(await page.locator('.tab').filter({ hasText: 'Studio' }).count()).toBe(1);
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
