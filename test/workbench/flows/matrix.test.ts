/** @file A file with a matrix: "Start L2T run" trains all its runs, which show one by one. */
import { expect } from 'vitest';
import { runFoldersIn } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';
import { fillWithExample } from '../workspaces.js';

const short = { epochs: 1, 'data.imagesPerClass': 1, method: 'scratch', engine: 'onnxruntime' };
const flow = workbenchOfThisFile({
  fill: (workspace) => fillWithExample(workspace, { ...short, matrix: { seed: [4, 5] } }),
});

flow(
  'the runs of a matrix are trained in a terminal, and show in the view as finished',
  async (workbench) => {
    await workbench.editors.open('emoji.l2t.json');
    await workbench.command('L2T: Start L2T run');
    await workbench.sideBar.show('L2T');
    await workbench.sideBar.row('Runs', /scratch, seed 4/).waitFor({ timeout: 60_000 });
    await workbench.sideBar.row('Runs', /scratch, seed 5/).waitFor({ timeout: 60_000 });
    await expect.poll(() => workbench.page.locator('.terminal-wrapper').count()).toBeGreaterThan(0);
    expect(runFoldersIn(workbench.workspace)).toHaveLength(2);
  },
);

flow('their results are a table', async (workbench) => {
  await expect.poll(() => workbench.sideBar.row('Runs', /seed 5.*%/).count(), { timeout: 60_000 }).toBe(1);
  await workbench.editors.open('emoji.l2t.json');
  await workbench.command('L2T: Show Results');
  await workbench.editors.tab(/Results of emoji/).waitFor();
  const page = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe').last();
  await page.getByText('(n = 2)').waitFor();
});
