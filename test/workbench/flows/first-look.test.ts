/** @file What somebody sees first: an empty folder and the extension. */
import { rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { workbenchOfThisFile } from '../flow.js';
import { exampleWith } from '../workspaces.js';

const flow = workbenchOfThisFile();

flow(
  'an empty folder is offered what can be done in it, and nothing of runs that are not there',
  async (workbench) => {
    // Whether the folder is trusted is known a little after the window is there.
    await expect
      .poll(() => workbench.palette.offers('L2T:'), { timeout: 60_000 })
      .toContain('L2T: Try the Example');
    const offered = await workbench.palette.offers('L2T:');
    expect(offered).toContain('L2T: New Experiment');
    expect(offered).not.toContain('L2T: Pause');
  },
);

flow('the view of runs explains itself where there are none', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.page.locator('.welcome-view').getByText('Try the Example').first().waitFor();
});

flow('who starts a run where there is no experiment is led to one', async (workbench) => {
  await workbench.command('L2T: Start L2T run');
  const refusal = 'There is no experiment file';
  await workbench.notifications
    .with(refusal)
    .getByRole('button', { name: 'Try the Example', exact: true })
    .waitFor();
  await workbench.notifications.press(refusal, 'New Experiment');
  await workbench.page.locator('.quick-input-title').getByText('New L2T Experiment').waitFor();
  await workbench.page.keyboard.press('Escape');
});

flow('once there is an experiment, the view of runs offers to start it', async (workbench) => {
  writeFileSync(workbench.path('mine.l2t.json'), exampleWith({}));
  const { page } = workbench;
  await page.locator('.welcome-view').getByRole('button', { name: 'Start L2T run' }).waitFor();
  rmSync(workbench.path('mine.l2t.json'));
  await page.locator('.welcome-view').getByRole('button', { name: 'Try the Example' }).waitFor();
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
