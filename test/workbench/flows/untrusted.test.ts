/** @file A folder that is not trusted: its runs can be read, and nothing can be started. */
import { expect } from 'vitest';
import { runFoldersIn } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';
import { addFinishedRun, fillWithExample } from '../workspaces.js';

const flow = workbenchOfThisFile({
  asksForTrust: true,
  settings: { 'security.workspace.trust.startupPrompt': 'never' },
  fill: (workspace) => {
    fillWithExample(workspace, {});
    addFinishedRun(workspace, 'one', 0);
  },
});

flow('its runs are listed and shown', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'l2t-ww, seed 0').click();
  await workbench.webview.locator('[data-line]').first().waitFor();
});

flow('the panel says why nothing can be started', async (workbench) => {
  await workbench.webview.getByText(/trust/i).first().waitFor();
});

flow('no command starts a run', async (workbench) => {
  const offered = await workbench.palette.offers('L2T:');
  expect(offered).toContain('L2T: Open Studio');
  expect(offered).not.toContain('L2T: Start L2T run');
  expect(runFoldersIn(workbench.workspace)).toHaveLength(1);
});
