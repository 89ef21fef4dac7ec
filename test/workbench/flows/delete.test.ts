/** @file Several runs are deleted at once, but none that is trained elsewhere; layer pairs are listed in one of two orders. */
import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';
import { addFinishedRun, addRunElsewhere, fillWithExample } from '../workspaces.js';

const flow = workbenchOfThisFile({
  fill: (workspace) => {
    fillWithExample(workspace, {});
    for (const seed of [1, 2, 3]) addFinishedRun(workspace, `run-${seed}`, seed);
  },
});

const runsIn = ({ workspace }: Workbench) => readdirSync(`${workspace}/runs`).sort();
const firstPair = ({ sideBar }: Workbench) => sideBar.rows('Layer Pairs').first();

flow('pairs are listed strongest first, and as in the file when one asks for it', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 1').click();
  await firstPair(workbench).getByText('stage3.block2 → pool4.input').waitFor();
  await workbench.command('L2T: Order Layer Pairs as in the File');
  await firstPair(workbench).getByText('stage1.block2 → pool1.input').waitFor();
});

flow('the runs that are marked are counted in one question, and a no keeps them', async (workbench) => {
  const { sideBar, notifications } = workbench;
  await sideBar.row('Runs', 'seed 2').click({ modifiers: ['Control'] });
  await sideBar.menu(sideBar.row('Runs', 'seed 2'), 'Delete Run');
  await notifications.dialog.getByText('Delete 2 runs?').waitFor();
  await notifications.answerDialog('Cancel');
  expect(runsIn(workbench)).toEqual(['run-1', 'run-2', 'run-3']);
});

flow('the Delete key asks the same, and a yes deletes them', async (workbench) => {
  await workbench.sideBar.row('Runs', 'seed 3').click({ modifiers: ['Control'] });
  await workbench.page.keyboard.press('Delete');
  await workbench.notifications.dialog.getByText('Delete 3 runs?').waitFor();
  await workbench.notifications.answerDialog('Delete Permanently');
  await expect.poll(() => runsIn(workbench), { timeout: 20_000 }).toEqual([]);
  await workbench.sideBar.row('Runs', 'seed').waitFor({ state: 'detached' });
});

flow(
  'a run that another machine trains names it, and is neither resumed nor deleted here',
  async (workbench) => {
    const { sideBar, webview } = workbench;
    addRunElsewhere(workbench.workspace, 'far', 'gpu-7');
    const row = sideBar.row('Runs', 'running on gpu-7');
    await row.click();
    await webview.getByRole('status').getByText('Running on gpu-7').waitFor();
    expect(await webview.locator('.run-actions').textContent()).not.toMatch(/Resume|Stop|Pause/);
    const offered = await sideBar.entries(row);
    expect(offered).toContain('Open Studio');
    expect(offered.join()).not.toMatch(/Resume|Stop|Pause|Delete/);
  },
);

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
