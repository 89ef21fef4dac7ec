/** @file How long a run of 200,000 iterations takes to be seen, from its row in the view to the end of its charts. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { IterationRecord } from '../../../src/run/records/metrics.js';
import type { WorkbenchTools } from '../editor/tools.js';
import { Workbench } from '../editor/workbench.js';
import { addFinishedRun } from '../workspaces.js';
import type { BenchRow } from './row.js';

const repetitions = 3;
const iterations = 200_000;
/** Of the last iteration alone: who sees in a chart that it has fallen sees all that is recorded. */
const lastRate = 0.0123;
/** What the chart says then: it is smoothed, with 0.6 of the rate before. */
const seenRate = '0.0649';

/** A finished run, its records made of one that was recorded. */
function fill(repository: string, workspace: string): void {
  cpSync(join(repository, 'media/example/emoji.l2t.json'), join(workspace, 'emoji.l2t.json'));
  addFinishedRun(workspace, 'long', 0);
  const file = join(workspace, 'runs/long/metrics.jsonl');
  const records: IterationRecord[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"iteration"'))
    .map((line) => JSON.parse(line));
  const one = records.find(({ kind }) => kind === 'iteration');
  if (one === undefined) throw new Error(`${file} has no iteration.`);
  const lines = Array.from({ length: iterations }, (_, index) => {
    const iteration = index + 1;
    const learningRate = iteration === iterations ? lastRate : 0.1;
    return JSON.stringify({
      ...one,
      iteration,
      learningRate,
      epoch: 1 + Math.floor(index / 1000),
      time: index,
    });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** @param extension the folder that the extension is run from. */
export async function measureLongRun(
  browser: Browser,
  tools: WorkbenchTools,
  repository: string,
  extension: string,
): Promise<BenchRow> {
  const milliseconds: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const options = { fill: (workspace: string) => fill(repository, workspace), extension };
    const workbench = await Workbench.open(browser, tools, options);
    try {
      await workbench.sideBar.show('L2T');
      const row = workbench.sideBar.row('Runs', 'seed 0');
      await row.waitFor();
      const started = performance.now();
      await row.click();
      await workbench.webview.getByRole('tab', { name: 'Charts' }).click();
      const rate = workbench.webview.getByRole('region', { name: 'Learning rate', exact: true });
      await rate.locator(`[role="img"][aria-label$="${seenRate}"]`).waitFor({ timeout: 120_000 });
      milliseconds.push(performance.now() - started);
    } finally {
      await workbench.close();
    }
  }
  return {
    name: `a run of ${iterations} iterations, from a click on it to the end of its charts`,
    milliseconds,
  };
}
