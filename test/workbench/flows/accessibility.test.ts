/** @file The panel in the real workbench, checked by axe in the four kinds of themes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { themeKinds, themes } from '../editor/themes.js';
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

/** What axe finds in the panel: a rule and the elements that break it, a line each. */
async function violationsIn({ page }: Workbench): Promise<string[]> {
  const frame = page.frames().find((each) => each.name() === 'active-frame');
  if (frame === undefined) throw new Error('The panel is not there.');
  await frame.evaluate(axe);
  return frame.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  );
}

flow('the panel opens on a finished run', async (workbench) => {
  await workbench.sideBar.show('L2T');
  await workbench.sideBar.row('Runs', 'seed 0').click();
  await workbench.webview.locator('[data-line]').first().waitFor();
});

for (const kind of themeKinds) {
  flow(`axe finds nothing in the theme ${kind}`, async (workbench) => {
    workbench.configure({ 'workbench.colorTheme': themes[kind] });
    await workbench.webview.locator(`body[data-vscode-theme-kind="vscode-${kind}"]`).waitFor();
    expect(await violationsIn(workbench)).toEqual([]);
  });
}

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
