/** @file From a mistake in the file to a run, and from the run to its result in the file. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runFoldersIn } from '../editor/trainers.js';
import { workbenchOfThisFile } from '../flow.js';
import { fillWithExample, quick } from '../workspaces.js';

const flow = workbenchOfThisFile({
  settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 },
  fill: (workspace) => fillWithExample(workspace, { ...quick, method: 'l2t-wwv' }),
});

flow('a mistake is marked, and starting refuses with the reason', async (workbench) => {
  await workbench.editors.open('emoji.l2t.json');
  await workbench.editors.errors.first().waitFor();
  await workbench.command('L2T: Start L2T run');
  await workbench.notifications.with('l2t-wwv').waitFor();
  expect(runFoldersIn(workbench.workspace)).toEqual([]);
});

flow('the quick fix mends it', async (workbench) => {
  const text = readFileSync(workbench.path('emoji.l2t.json'), 'utf8');
  const before = text.slice(0, text.indexOf('l2t-wwv'));
  await workbench.editors.line('emoji-twemoji').click();
  await workbench.editors.goToLine(before.split('\n').length, before.length - before.lastIndexOf('\n') + 1);
  await workbench.editors.quickFix('Change to "l2t-ww"');
  await workbench.editors.errors.first().waitFor({ state: 'detached' });
  const saved = () => readFileSync(workbench.path('emoji.l2t.json'), 'utf8');
  await expect.poll(saved, { timeout: 20_000 }).toContain('"method": "l2t-ww"');
});

flow('what was said of the mistake is gone with it', async (workbench) => {
  await workbench.notifications.with('l2t-wwv').waitFor({ state: 'hidden' });
});

flow('it runs to its end, and the result stands over the experiment', async (workbench) => {
  await workbench.editors.goToLine(1);
  await workbench.command('L2T: Start L2T run');
  await workbench.editors.codeLens('Test accuracy').waitFor({ timeout: 90_000 });
});
