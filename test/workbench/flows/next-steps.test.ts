/** @file What a person does next with a finished run: names it, tags it, finds it, restores its file, continues it. */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runFoldersIn } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';
import { exampleWith, fillWithExample, quick } from '../workspaces.js';

const patience = { timeout: 60_000, interval: 200 };
const flow = workbenchOfThisFile({ fill: (workspace) => fillWithExample(workspace, quick) });

flow('a finished run is renamed, and its name stands in the view and in the Studio', async (workbench) => {
  const { sideBar, palette, webview } = workbench;
  await workbench.editors.open('emoji.l2t.json');
  await workbench.command('L2T: Start L2T run');
  await sideBar.show('L2T');
  const row = sideBar.row('Runs', /l2t-ww, seed 0.*test/);
  await row.waitFor({ timeout: 120_000 });
  await sideBar.menu(row, 'Rename Run…');
  await palette.answer('Best of three');
  await sideBar.row('Runs', 'Best of three').waitFor();
  await webview.locator('.run-title').getByText('Best of three').waitFor();
});

flow('it is tagged and noted', async (workbench) => {
  const { sideBar, palette, webview } = workbench;
  await sideBar.menu(sideBar.row('Runs', 'Best of three'), 'Edit Tags…');
  await palette.answer('paper, first try');
  await sideBar.row('Runs', '#first try').waitFor();
  await sideBar.menu(sideBar.row('Runs', 'Best of three'), 'Edit Notes…');
  await palette.answer('with smaller images↵than before');
  await webview.locator('.run-notes').getByText('than before').waitFor();
  expect(await webview.getByRole('list', { name: 'Tags' }).getByRole('listitem').allTextContents()).toEqual([
    '#paper',
    '#first try',
  ]);
});

flow('a name that is too long is told while it is typed, and not taken', async (workbench) => {
  const { sideBar, palette, page } = workbench;
  await sideBar.menu(sideBar.row('Runs', 'Best of three'), 'Rename Run…');
  await palette.answer('n'.repeat(101));
  await page.getByText('A name has at most 100 characters.').waitFor();
  await page.keyboard.press('Escape');
  await sideBar.row('Runs', 'Best of three').waitFor();
});

flow('it is found by a word of its notes', async (workbench) => {
  await workbench.command('L2T: Find Run…');
  await workbench.palette.input.fill('smaller images');
  await workbench.palette.choose(/Best of three/);
  await workbench.sideBar.rows('Runs').and(workbench.page.locator('.selected')).waitFor();
});

flow('its configuration is restored as the text that it was made of', async (workbench) => {
  const file = workbench.path('again.l2t.json');
  await workbench.sideBar.menu(
    workbench.sideBar.row('Runs', 'Best of three'),
    'Restore Configuration as File…',
  );
  await workbench.palette.saveAs(file);
  await expect.poll(() => existsSync(file), patience).toBe(true);
  await expect.poll(() => readFileSync(file, 'utf8'), patience).toBe(exampleWith(quick));
  await workbench.editors.tab('again.l2t.json').waitFor();
});

flow('an experiment is made whose target begins with its weights', async (workbench) => {
  const file = workbench.path('further.l2t.json');
  const row = workbench.sideBar.row('Runs', 'Best of three');
  await workbench.sideBar.menu(row, 'Start from This Run’s Weights…');
  await workbench.palette.saveAs(file);
  await expect.poll(() => existsSync(file), patience).toBe(true);
  await workbench.editors.tab('further.l2t.json').waitFor();
  expect(readFileSync(file, 'utf8')).toMatch(/"weights": "runs\/[^"]+\/best\.safetensors"/);
});

flow(
  'it is continued for two epochs more in a run of its own, once the rates are told',
  async (workbench) => {
    const { sideBar, palette, page } = workbench;
    await sideBar.menu(sideBar.row('Runs', 'Best of three'), 'Continue for More Epochs…');
    await palette.input.fill('2');
    await page.getByText('those that come have the rates of a training of 5 epochs').waitFor();
    await page.keyboard.press('Enter');
    const finished = () =>
      runFoldersIn(workbench.workspace)
        .filter((run) => existsSync(`${run}/result.json`))
        .map((run) => JSON.parse(readFileSync(`${run}/config.json`, 'utf8')))
        .map(({ experiment, continuedFrom }) => [experiment.epochs, continuedFrom?.epochs])
        .sort();
    await expect.poll(finished, { timeout: 120_000 }).toEqual([
      [3, undefined],
      [5, [3]],
    ]);
    await workbench.webview.locator('.run-title').getByText('emoji, l2t-ww, seed 0').waitFor();
  },
);

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
