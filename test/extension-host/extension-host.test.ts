/** @file Mocha inside the extension host of the real workbench: what can only be asked there. */
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { workbenchOfThisFile } from '../workbench/flow.js';

const said: string[] = [];
let exitCode: number | undefined;

const flow = workbenchOfThisFile({
  tests: fileURLToPath(new URL('run.cjs', import.meta.url)),
  prepare: async (page) => {
    await page.exposeFunction('codeAutomationLog', (_kind: string, words: unknown) =>
      said.push(JSON.stringify(words)),
    );
    await page.exposeFunction('codeAutomationExit', (code: number) => {
      exitCode = code;
    });
  },
});

flow('every test inside the extension host passes', async () => {
  await expect.poll(() => exitCode, { timeout: 60_000 }).toBeDefined();
  expect(exitCode, said.join('\n')).toBe(0);
});
