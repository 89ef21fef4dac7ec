/** @file Picking layer pairs: the file changes with the picture, and the picture with the file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { expect } from 'vitest';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';
import { fillWithExample } from '../workspaces.js';

const onePair = { pairs: [{ source: 'stage1.block2', target: 'pool1.input' }] };
const flow = workbenchOfThisFile({
  settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 },
  fill: (workspace) => fillWithExample(workspace, onePair),
});

const handle = ({ webview }: Workbench, place: string) => webview.locator(`[data-place="${place}"]`);
const line = ({ webview }: Workbench, key: string) => webview.locator(`[data-line="${key}"]`);

const pairsInFile = (workbench: Workbench): unknown =>
  parse(readFileSync(workbench.path('emoji.l2t.json'), 'utf8')).pairs;

flow('the picker shows the pairs of the file', async (workbench) => {
  await workbench.editors.open('emoji.l2t.json');
  await workbench.command('L2T: Open Studio');
  await line(workbench, '0/stage1.block2/pool1.input').waitFor();
});

flow('a drag from layer to layer adds a pair to the file', async (workbench) => {
  const from = handle(workbench, 'source 0 stage2.block2').locator('.port');
  await from.hover();
  await workbench.page.mouse.down();
  await handle(workbench, 'target pool2.input').hover();
  await workbench.page.mouse.up();
  await line(workbench, '0/stage2.block2/pool2.input').waitFor();
  await expect.poll(() => pairsInFile(workbench), { timeout: 20_000 }).toHaveLength(2);
});

flow('the keyboard adds a pair too', async (workbench) => {
  await handle(workbench, 'source 0 stage3.block2').focus();
  await workbench.page.keyboard.press('Enter');
  await handle(workbench, 'target pool3.input').focus();
  await workbench.page.keyboard.press('Enter');
  await line(workbench, '0/stage3.block2/pool3.input').waitFor();
  await expect.poll(() => pairsInFile(workbench), { timeout: 20_000 }).toHaveLength(3);
});

flow('what changes in the file is drawn', async (workbench) => {
  const file = workbench.path('emoji.l2t.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('stage2.block2', 'stage2.block1'));
  // The editor would see it by itself sooner or later; who is in a hurry asks for it.
  await workbench.editors.tab('emoji.l2t.json').click();
  await workbench.command('File: Revert File');
  await line(workbench, '0/stage2.block1/pool2.input').waitFor();
  await line(workbench, '0/stage2.block2/pool2.input').waitFor({ state: 'detached' });
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
