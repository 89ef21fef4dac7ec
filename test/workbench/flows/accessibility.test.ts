/** @file All views of the panel in the real workbench, checked by axe; in four themes they are checked in `test/webview`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';
import { addFinishedRun, fillWithExample } from '../workspaces.js';

const playwrightAxe = createRequire(import.meta.url).resolve('@axe-core/playwright');
const axe = readFileSync(createRequire(playwrightAxe).resolve('axe-core/axe.min.js'), 'utf8');
const flow = workbenchOfThisFile({
  fill: (workspace) => {
    fillWithExample(workspace, {});
    addFinishedRun(workspace, 'one', 0);
  },
});

/** What axe calls serious or critical in the panel: a rule and the elements that break it, a line each. */
async function violationsIn({ webview }: Workbench): Promise<string[]> {
  const frame = await (await webview.locator('body').elementHandle())?.ownerFrame();
  if (!frame) throw new Error('The panel is not there.');
  await frame.evaluate(axe);
  return frame.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  );
}

flow('the panel opens on a finished run', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 0').click();
  await workbench.webview.locator('[data-line]').first().waitFor();
});

flow('axe finds nothing serious in any of its views', async (workbench) => {
  for (const view of ['Layer Pairs', 'Charts', 'Images', 'Compare']) {
    await workbench.webview.getByRole('tab', { name: view }).click();
    expect(await violationsIn(workbench), view).toEqual([]);
  }
});

flow('what the words of a view mean is a click away', async (workbench) => {
  await workbench.webview.getByRole('tab', { name: 'Charts' }).click();
  await workbench.webview.getByRole('button', { name: 'What do these words mean?' }).click();
  await workbench.editors.tab('L2T Glossary').waitFor();
  const page = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe').last();
  await page.getByText('hypergradient').first().waitFor();
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
