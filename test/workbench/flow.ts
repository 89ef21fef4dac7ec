/** @file Tests of one file in one window of the workbench; of every one that fails a picture is kept. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { launchBrowser } from './editor/browser.js';
import { Workbench, type WorkbenchOptions } from './editor/workbench.js';

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Another build to try, while one works on the product. */
const extensionFolder = process.env.L2T_EXTENSION_FOLDER ?? repository;
const failures = fileURLToPath(new URL('failures/', import.meta.url));
const tools = inject('workbench');

export type Flow = (name: string, body: (workbench: Workbench) => Promise<void>) => void;

/** What `flow` gives: one window for all tests of this file, open from the first to the last. */
export function workbenchOfThisFile(options: Partial<WorkbenchOptions> = {}): Flow {
  let browser: Browser | undefined;
  let workbench: Workbench | undefined;

  beforeAll(async () => {
    if ('missing' in tools) return;
    browser = await launchBrowser(tools.browser);
    workbench = await Workbench.open(browser, tools, { extension: extensionFolder, ...options });
  });

  afterAll(async () => {
    await workbench?.close();
    await browser?.close();
  });

  return (name, body) => {
    test.skipIf('missing' in tools)(name, async () => {
      if (workbench === undefined) throw new Error('The workbench did not open.');
      const picture = `${failures}${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`;
      rmSync(picture, { force: true });
      try {
        await body(workbench);
      } catch (error) {
        await workbench.screenshot(picture);
        throw error;
      }
    });
  };
}
