/** @file A file of which several runs were made, with other methods: what is said beside it is of one run, and true. */
import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';
import { addRunOf, exampleWith, fillWithExample } from '../workspaces.js';

const texts = {
  learned: exampleWith({}),
  scratch: exampleWith({ method: 'scratch' }),
  matched: exampleWith({ method: 'fm', pairs: 'one-to-one' }),
} as const;

const flow = workbenchOfThisFile({
  size: { width: 1440, height: 900 },
  fill: (workspace) => {
    fillWithExample(workspace, {});
    addRunOf(workspace, texts.learned, 1, 0.4111);
    addRunOf(workspace, texts.scratch, 2, 0.2222);
    addRunOf(workspace, texts.matched, 3, 0.3333);
  },
});

const write = (workbench: Workbench, text: string) => writeFileSync(workbench.path('emoji.l2t.json'), text);
const hints = (workbench: Workbench) => workbench.editors.line(/λ\s\d/);

flow('a text finds the run that was made of it, not the newest of the file', async (workbench) => {
  const { editors } = workbench;
  await editors.open('emoji.l2t.json');
  await editors.codeLens(/Test accuracy 41\.1%/).waitFor();
  await editors.line(/"method".*test\s41\.1%/).waitFor();
  await hints(workbench).waitFor();
});

flow('a method without λ has none beside its pairs, and its own accuracy', async (workbench) => {
  const { editors } = workbench;
  write(workbench, texts.matched);
  await editors.codeLens(/Test accuracy 33\.3%/).waitFor();
  await editors.line(/"method".*test\s33\.3%/).waitFor();
  expect(await hints(workbench).count()).toBe(0);
});

flow('the Studio opens the same run', async (workbench) => {
  write(workbench, texts.scratch);
  await workbench.editors.codeLens(/Test accuracy 22\.2%/).waitFor();
  await workbench.command('L2T: Open Studio');
  await workbench.webview.getByText('22.2').first().waitFor();
  await workbench.webview.locator('.run-title', { hasText: 'scratch' }).waitFor();
});

flow('with another method in the text, one key has changed, and no pair lacks a layer', async (workbench) => {
  const { editors, sideBar, webview } = workbench;
  await sideBar.show('L2T');
  await sideBar.row('Runs', 'l2t-ww, seed 0').click();
  await webview.locator('.run-title', { hasText: 'l2t-ww' }).waitFor();
  await webview.getByText('Keys changed in the file since: 1').waitFor();
  expect(await webview.getByText('these networks lack').count()).toBe(0);
  await editors.tab('emoji.l2t.json').click();
});

flow('a text of which no run is has the newest, marked as of an earlier text', async (workbench) => {
  const { editors } = workbench;
  write(workbench, exampleWith({ epochs: 7 }));
  await editors.codeLens(/Last\sresult/).waitFor();
  await expect.poll(() => editors.annotations()).toHaveLength(1);
  write(workbench, texts.learned);
  await editors.codeLens(/Test accuracy 41\.1%/).waitFor();
});

flow('text does not open over the Studio, nor the Studio in a third column', async (workbench) => {
  const { editors, page, sideBar } = workbench;
  const columns = () => page.locator('.editor-group-container:visible').count();
  await editors.tab('emoji.l2t.json').click();
  await workbench.command('View: Close Editor');
  await expect.poll(columns).toBe(1);
  await sideBar.menu(sideBar.row('Runs', 'l2t-ww, seed 0'), 'Open Experiment');
  await editors.tab('emoji.l2t.json').waitFor();
  expect(await columns()).toBe(2);
  await editors.tab('Studio').click();
  await workbench.command('View: Close Editor');
  await workbench.command('View: Split Editor Right');
  await expect.poll(columns).toBe(2);
  await workbench.command('L2T: Open Studio');
  await editors.tab('Studio').waitFor();
  expect(await columns()).toBe(2);
});
