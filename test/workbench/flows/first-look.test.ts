/** @file What somebody sees first: an empty folder and the extension. */
import { expect } from 'vitest';
import { workbenchOfThisFile } from '../flow.js';

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

for (const title of ['Start L2T run', 'Open Studio']) {
  flow(`where there is no experiment "${title}" leads to the form that makes one`, async (workbench) => {
    await workbench.command(`L2T: ${title}`);
    await workbench.notifications.press('There is no experiment file', 'New Experiment');
    await workbench.page.locator('.quick-input-title').filter({ hasText: '(1/' }).waitFor();
    await workbench.page.keyboard.press('Escape');
  });
}

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
