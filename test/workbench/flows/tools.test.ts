/** @file What else is done with runs and machines: log, folder, exports, settings, doctor, set-up, walkthrough. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';
import { addFinishedRun, fillWithExample, quick } from '../workspaces.js';

/** A folder that comes from elsewhere names no program that is run. */
const ofTheFolder = {
  'l2t.runFolders': ['elsewhere/runs'],
  'l2t.colourMap': 'grey',
  'l2t.node': '/nowhere/node',
};

const flow = workbenchOfThisFile({
  // What a terminal says is read from its lines.
  settings: { 'terminal.integrated.gpuAcceleration': 'off' },
  fill: (workspace) => {
    fillWithExample(workspace, quick);
    addFinishedRun(workspace, 'one', 1);
    writeFileSync(`${workspace}/runs/one/log.txt`, 'trained on ONNX Runtime\n');
    addFinishedRun(join(workspace, 'elsewhere'), 'two', 2);
    mkdirSync(join(workspace, '.vscode'));
    writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify(ofTheFolder));
  },
});

flow('Show Log opens the log of the run', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 1').click();
  await workbench.command('L2T: Show Log');
  await workbench.editors.line('trained on ONNX Runtime').waitFor();
});

flow('Reveal Run Folder shows it in the explorer', async (workbench) => {
  await workbench.command('L2T: Reveal Run Folder');
  const row = workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'one' });
  await row.first().waitFor();
});

flow('Export Metrics writes a table with a row an iteration', async (workbench) => {
  await workbench.command('L2T: Export Metrics (CSV)');
  const file = workbench.path('metrics.csv');
  await workbench.palette.saveAs(file);
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
  expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('iteration');
});

flow('a folder that the setting names is looked into for runs', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 2').waitFor();
});

flow('the colours of λ are those of the setting', async (workbench) => {
  await workbench.sideBar.row('Runs', 'seed 1').click();
  const line = workbench.webview.locator('path.pair-line').first();
  await line.waitFor();
  const parts = async () =>
    (await line.evaluate((path) => getComputedStyle(path).stroke)).match(/\d+/g) ?? [];
  // Before what was learned is read, lines have a colour of the theme.
  await workbench.webview.getByRole('slider').waitFor();
  await expect.poll(async () => new Set(await parts()).size, { timeout: 20_000 }).toBe(1);
});

flow(
  'Doctor tells of every engine on a page, with the editor’s Node though the folder names another',
  async (workbench) => {
    await workbench.command('L2T: Doctor');
    await workbench.editors.tab('L2T Doctor').waitFor({ timeout: 120_000 });
    // Its page is a webview too, beside the panel.
    const pages = workbench.page.locator('iframe.webview.ready:visible').last();
    await pages
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame()
      .getByText('ONNX Runtime')
      .first()
      .waitFor();
  },
);

/** The set-up asks in a terminal before it fetches anything. */
async function refuseToFetch({ page, terminal }: Workbench): Promise<void> {
  const said = page.locator('.terminal .xterm-rows');
  await expect.poll(() => said.textContent(), { timeout: 60_000 }).toMatch(/nowhere\selse/);
  await terminal.type('n');
  await expect.poll(() => said.textContent(), { timeout: 20_000 }).toMatch(/Nothing\swas\sdone/);
}

flow('the doctor leads to the set-up, which says what it would fetch, and takes a no', async (workbench) => {
  await workbench.notifications.press('TensorFlow can be set up', 'Set Up Engine');
  await refuseToFetch(workbench);
});

flow('Set Up Engine asks which engine, and then the same', async (workbench) => {
  await workbench.command('Terminal: Kill All Terminals');
  await workbench.command('L2T: Set Up Engine');
  await workbench.palette.choose('TensorFlow');
  await refuseToFetch(workbench);
});

flow('the walkthrough leads to the command of its step', async (workbench) => {
  const { page, palette } = workbench;
  await workbench.command('Welcome: Open Walkthrough...');
  await palette.choose(/L2T Studio/);
  await page.getByText('Read the experiment file').click();
  await page.getByRole('button', { name: 'New Experiment' }).last().click();
  await palette.input.waitFor();
  await page.keyboard.press('Escape');
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
