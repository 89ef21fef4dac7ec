/** @file From the installed package and an empty folder to a result, as somebody meets it who has just installed the extension. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runFoldersIn, trainerOf } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';
import { packedExtension } from '../packed.js';
import { withValues } from '../workspaces.js';

const flow = workbenchOfThisFile({ extension: packedExtension() });

flow('Try the Example puts the experiment into the empty folder and starts it', async (workbench) => {
  await workbench.command('L2T: Try the Example');
  await expect
    .poll(() => runFoldersIn(workbench.workspace).some((run) => trainerOf(run) !== undefined), {
      timeout: 60_000,
    })
    .toBe(true);
  expect(readdirSync(workbench.path('l2t-example')).sort()).toEqual([
    'emoji.l2t.json',
    'noto-resnet14.safetensors',
    'runs',
  ]);
});

flow('the run is in the view of runs and in the status bar, and can be stopped', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'l2t-ww, seed 0').waitFor();
  await workbench.statusBar('L2T').waitFor();
  await workbench.command('L2T: Stop');
  await expect
    .poll(() => runFoldersIn(workbench.workspace).some((run) => trainerOf(run) !== undefined), {
      timeout: 90_000,
    })
    .toBe(false);
  expect(existsSync(`${runFoldersIn(workbench.workspace)[0]}/checkpoint.safetensors`)).toBe(true);
});

/** So that a slow machine finishes it in seconds; what a person has changed stays when the example is tried again. */
const small = { epochs: 2, 'data.imagesPerClass': 1, engine: 'onnxruntime' };

flow('the example, made smaller, is started anew and finishes', async (workbench) => {
  const file = workbench.path('l2t-example', 'emoji.l2t.json');
  writeFileSync(file, withValues(readFileSync(file, 'utf8'), small));
  await workbench.command('L2T: Try the Example');
  await workbench.notifications.with('is finished').waitFor({ timeout: 180_000 });
  expect(runFoldersIn(workbench.workspace)).toHaveLength(2);
});

flow('what it is compared with trains beside it, and the two lie over one another', async (workbench) => {
  await workbench.notifications.press('What is transfer worth', 'Train It from Scratch Too');
  await workbench.webview.getByRole('columnheader', { name: /scratch/ }).waitFor({ timeout: 60_000 });
  await workbench.webview.getByRole('columnheader', { name: /l2t-ww/ }).waitFor();
  await workbench.notifications.with(/scratch.*is finished/).waitFor({ timeout: 90_000 });
});

flow('the trained network is taken away as a file', async (workbench) => {
  await workbench.sideBar.row('Runs', 'l2t-ww, seed 0').click();
  await workbench.command('L2T: Export Trained Network');
  const file = workbench.path('network.safetensors');
  await workbench.palette.saveAs(file);
  const size = () => (existsSync(file) ? statSync(file).size : 0);
  await expect.poll(size, { timeout: 60_000 }).toBeGreaterThan(100_000);
  await workbench.editors.tab('emoji.l2t.json').click();
});

flow('its result is read in the file: accuracy, λ of each pair, and how λ grew', async (workbench) => {
  const { editors, page } = workbench;
  expect(await page.locator('.tab').filter({ hasText: 'emoji.l2t.json' }).count()).toBe(1);
  // What the editor writes into a line has no ordinary spaces.
  await editors.codeLens(/Test accuracy [\d.]+% at epoch \d/).waitFor();
  await editors.line(/"method".*validation\s[\d.]+%,\stest\s[\d.]+%/).waitFor();
  await editors.line(/λ\s\d\.\d\d.*"stage1\.block2".*"pool1\.input"/).waitFor();
  await editors.line('"stage1.block2"').hover({ position: { x: 60, y: 8 } });
  await page.locator('.monaco-hover img[src^="data:image/svg+xml"]').first().waitFor();
});

flow('a result of an earlier text of the file is greyed until the text is as it was', async (workbench) => {
  const { editors } = workbench;
  const file = workbench.path('l2t-example', 'emoji.l2t.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, withValues(text, { epochs: 3 }));
  await editors.codeLens(/Last\sresult/).waitFor();
  await expect.poll(() => editors.annotations()).toHaveLength(1);
  const [result] = await editors.annotations();
  expect(result?.text).toMatch(/^"Test accuracy .* · file changed since"$/);
  expect(result?.colour).not.toBe(result?.ordinary);
  writeFileSync(file, text);
  await expect.poll(() => editors.annotations()).toEqual([]);
  await editors.codeLens(/Test accuracy [\d.]+% at epoch \d/).waitFor();
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
