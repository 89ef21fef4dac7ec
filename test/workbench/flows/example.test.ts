/** @file From an empty folder to a run, as somebody meets it who has just installed the extension. */
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { runFoldersIn, trainerOf } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';

const flow = workbenchOfThisFile();

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
