/** @file The life of a run in one window and in two: started, paused, found again, stopped, resumed, killed. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect } from 'vitest';
import { runFoldersIn, trainerOf } from '../editor/trainers.js';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';
import { fillWithExample } from '../workspaces.js';

const patience = { timeout: 60_000, interval: 200 };
/** Long enough to be met at work on any machine; each test ends what it does not need. */
const long = { epochs: 1000, 'data.imagesPerClass': 1, pairs: 'one-to-one', engine: 'onnxruntime' };
const flow = workbenchOfThisFile({ fill: (workspace) => fillWithExample(workspace, long) });

const onlyRun = ({ workspace }: Workbench): string => {
  const [run, ...others] = runFoldersIn(workspace);
  expect(others).toEqual([]);
  return run ?? '';
};

/** A run under its experiment in the Runs view, by what stands in its line. */
const shown = ({ sideBar }: Workbench, text: string | RegExp) => sideBar.row('Runs', text);

const iterations = (workbench: Workbench): number => {
  const lines = readFileSync(`${onlyRun(workbench)}/metrics.jsonl`, 'utf8').match(/"kind":"iteration"/g);
  return lines?.length ?? 0;
};

flow('a run is started from the open file and shows at once', async (workbench) => {
  await workbench.editors.open('emoji.l2t.json');
  await workbench.command('L2T: Start L2T run');
  await expect.poll(() => trainerOf(onlyRun(workbench)), patience).toBeDefined();
  await workbench.sideBar.show('L2T');
  await shown(workbench, 'l2t-ww, seed 0').waitFor();
  await workbench.statusBar('L2T').waitFor();
  await expect.poll(() => iterations(workbench), patience).toBeGreaterThan(0);
});

flow('it is the one that the view marks', async (workbench) => {
  const marked = workbench.page.locator('.monaco-list-row.selected');
  await marked.filter({ hasText: 'l2t-ww, seed 0' }).waitFor();
});

flow('it pauses and says so', async (workbench) => {
  await workbench.command('L2T: Pause');
  await shown(workbench, 'paused').waitFor();
});

flow('a window that is loaded again finds the same run with the same trainer', async (workbench) => {
  const trainer = trainerOf(onlyRun(workbench));
  await workbench.reload();
  await workbench.sideBar.show('L2T');
  await shown(workbench, 'paused').waitFor();
  expect(trainerOf(onlyRun(workbench))).toBe(trainer);
});

flow('it stops with a checkpoint', async (workbench) => {
  await workbench.command('L2T: Stop');
  await shown(workbench, 'stopped').waitFor();
  expect(trainerOf(onlyRun(workbench))).toBeUndefined();
});

flow('it is resumed where it stopped', async (workbench) => {
  const before = iterations(workbench);
  await workbench.command('L2T: Resume');
  await expect.poll(() => iterations(workbench), patience).toBeGreaterThan(before);
});

let second: Workbench | undefined;

/** Opened by the first test that needs it. */
const secondWindow = async (workbench: Workbench): Promise<Workbench> => {
  second ??= await workbench.openAnother();
  return second;
};

flow('a second window shows the same run, and what it pauses is paused in both', async (workbench) => {
  const other = await secondWindow(workbench);
  await other.sideBar.show('L2T');
  await shown(other, '% done').waitFor({ timeout: 120_000 });
  await other.command('L2T: Pause');
  await shown(other, 'paused').waitFor();
  await shown(workbench, 'paused').waitFor();
  await other.command('L2T: Resume');
  await expect.poll(() => shown(workbench, 'paused').count(), patience).toBe(0);
});

flow(
  'a trainer that is killed leaves an interrupted run; one window asks and takes it up',
  async (workbench) => {
    const windows = [workbench, await secondWindow(workbench)];
    const killed = trainerOf(onlyRun(workbench));
    expect(killed).toBeDefined();
    process.kill(killed ?? 0, 'SIGKILL');
    const question = ({ notifications }: Workbench) => notifications.with('ended without a word');
    const asking = await Promise.any(
      windows.map(async (each) => {
        await question(each).waitFor();
        return each;
      }),
    );
    for (const each of windows) await shown(each, 'interrupted').waitFor();
    expect(await Promise.all(windows.map((each) => question(each).count()))).toEqual(
      windows.map((each) => Number(each === asking)),
    );
    await asking.notifications.press('ended without a word', 'Resume');
    await expect.poll(() => trainerOf(onlyRun(workbench)), patience).toBeDefined();
    expect(trainerOf(onlyRun(workbench))).not.toBe(killed);
  },
);

flow('a window that is closed leaves the run to the other', async (workbench) => {
  const trainer = trainerOf(onlyRun(workbench));
  const other = await secondWindow(workbench);
  expect(other.errors).toEqual([]);
  await other.closeWindow();
  await workbench.command('L2T: Pause');
  await shown(workbench, 'paused').waitFor();
  expect(trainerOf(onlyRun(workbench))).toBe(trainer);
});

flow('where runs shall not outlive the window, those that it resumed stop with it', async (workbench) => {
  workbench.configure({ 'l2t.keepRunningAfterClose': false });
  await workbench.reload();
  await workbench.sideBar.show('L2T');
  await shown(workbench, 'paused').waitFor();
  await workbench.command('L2T: Stop');
  await shown(workbench, 'stopped').waitFor();
  const before = iterations(workbench);
  await workbench.command('L2T: Resume');
  await expect.poll(() => iterations(workbench), patience).toBeGreaterThan(before);
  await expect.poll(() => shown(workbench, 'stopped').count(), patience).toBe(0);
  await workbench.reload();
  await expect.poll(() => trainerOf(onlyRun(workbench)), patience).toBeUndefined();
  await workbench.sideBar.show('L2T');
  await shown(workbench, 'stopped').waitFor();
});

flow('a run whose folder is deleted while it trains is told of, and its trainer ends', async (workbench) => {
  await workbench.command('L2T: Resume');
  await expect.poll(() => trainerOf(onlyRun(workbench)), patience).toBeDefined();
  const run = onlyRun(workbench);
  const trainer = trainerOf(run);
  await expect.poll(() => shown(workbench, 'stopped').count(), patience).toBe(0);
  rmSync(run, { recursive: true, maxRetries: 5 });
  await workbench.notifications.with('was removed or renamed while its run trained').waitFor();
  await expect.poll(() => existsSync(`/proc/${trainer}`), patience).toBe(false);
  expect(existsSync(run)).toBe(false);
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
