/** @file How long the extension takes to wake, and its view to show a thousand runs, in the real workbench. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { WorkbenchTools } from '../editor/tools.js';
import { Workbench } from '../editor/workbench.js';
import type { BenchRow } from './row.js';
import { fillWithRuns, runCount } from './thousand-runs.js';

const repetitions = 5;

/** What the editor itself measured: loading the code, with what it does meanwhile, and `activate`. */
async function activationTime(workbench: Workbench): Promise<number> {
  await workbench.command('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .monaco-list-row', {
    hasText: 'l2t-studio',
  });
  const text = await row
    .getByText(/Activation: \d+ms/)
    .first()
    .textContent();
  return Number(/(\d+)ms/.exec(text ?? '')?.[1]);
}

/** Until a window that opens has done what it does first. */
const startMilliseconds = 8000;

/** In a window on a folder with an experiment, which wakes the extension by itself. */
async function wakingTime(
  browser: Browser,
  tools: WorkbenchTools,
  repository: string,
  extension: string,
): Promise<number> {
  const experiment = join(repository, 'media/example/emoji.l2t.json');
  const fill = (workspace: string) => cpSync(experiment, join(workspace, 'emoji.l2t.json'));
  const workbench = await Workbench.open(browser, tools, { fill, extension });
  try {
    await workbench.page.waitForTimeout(startMilliseconds);
    return await activationTime(workbench);
  } finally {
    await workbench.close();
  }
}

/** From the click on the container until the view knows of every run. */
async function listingTime(workbench: Workbench): Promise<number> {
  const started = performance.now();
  await workbench.sideBar.show('L2T');
  const lastOfAll = `.monaco-list-row[aria-setsize="${runCount}"]`;
  await workbench.sideBar.view('Runs').locator(lastOfAll).first().waitFor();
  return performance.now() - started;
}

/** @param extension the folder that the extension is run from. */
export async function measureWorkbench(
  browser: Browser,
  tools: WorkbenchTools,
  repository: string,
  extension: string,
): Promise<BenchRow[]> {
  const waking: number[] = [];
  const activation: number[] = [];
  const listing: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    waking.push(await wakingTime(browser, tools, repository, extension));
    const fill = (workspace: string) => fillWithRuns(repository, workspace);
    const workbench = await Workbench.open(browser, tools, { fill, extension });
    try {
      listing.push(await listingTime(workbench));
      activation.push(await activationTime(workbench));
    } finally {
      await workbench.close();
    }
  }
  return [
    { name: 'activation when a window opens on an experiment', milliseconds: waking, limit: 100 },
    { name: 'activation by a click while the window still starts', milliseconds: activation },
    { name: `${runCount} runs listed, from a click in a new window`, milliseconds: listing },
  ];
}
