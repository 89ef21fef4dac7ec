/** @file How long the editor waits for what the language server knows of a file of 500 lines, in the real workbench. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { WorkbenchTools } from '../editor/tools.js';
import { Workbench } from '../editor/workbench.js';
import { longExperiment } from './language-server.js';
import type { BenchRow } from './row.js';

const patienceMilliseconds = 120_000;

/** From the moment when an edit is made. @param extension the folder that the extension is run from. */
export async function measureAnswers(
  browser: Browser,
  tools: WorkbenchTools,
  repository: string,
  extension: string,
): Promise<BenchRow[]> {
  const workbench = await Workbench.open(browser, tools, {
    extension,
    fill: (workspace) => writeFileSync(join(workspace, 'long.l2t.json'), longExperiment),
    tests: join(repository, 'test/workbench/bench/answers.cjs'),
    prepare: async (page) => {
      for (const name of ['codeAutomationLog', 'codeAutomationExit']) {
        await page.exposeFunction(name, () => undefined);
      }
    },
  });
  try {
    const file = workbench.path('answers.json');
    const until = performance.now() + patienceMilliseconds;
    while (!existsSync(file)) {
      if (performance.now() > until) throw new Error('The extension host gave no answers.');
      await workbench.page.waitForTimeout(500);
    }
    const rows: readonly BenchRow[] = JSON.parse(readFileSync(file, 'utf8'));
    return rows.map(({ name, milliseconds }) => ({
      name: `answer to ${name}, 500 lines, in the workbench`,
      milliseconds,
      limit: 50,
    }));
  } finally {
    await workbench.close();
  }
}
