/** @file The panel in a plain browser for the tests of one file: bundled once, a fresh page for every test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { launchBrowser } from '../workbench/editor/browser.js';
import { Preview, type PreviewOptions } from '../workbench/preview/preview.js';

const tools = inject('workbench');
const failures = new URL('../workbench/failures/', import.meta.url).pathname;

export type PanelTest = (
  name: string,
  body: (panel: Preview) => Promise<void>,
  options?: Omit<PreviewOptions, 'bundle'>,
) => void;

/** What `panelTest` gives; a picture of every failure is kept. */
export function panelOfThisFile(): PanelTest {
  const bundle = mkdtempSync(join(tmpdir(), 'l2t-panel-'));
  let browser: Browser | undefined;

  beforeAll(async () => {
    if ('missing' in tools) return;
    await build({
      entryPoints: { webview: 'webview/main.tsx' },
      outdir: bundle,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
    });
    browser = await launchBrowser(tools.browser);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(bundle, { recursive: true, force: true });
  });

  return (name, body, options = {}) => {
    test.skipIf('missing' in tools)(name, async () => {
      if (!browser) throw new Error('The browser did not open.');
      const panel = await Preview.open(browser, { bundle, ...options });
      try {
        await body(panel);
      } catch (error) {
        await panel.page.screenshot({ path: `${failures}${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png` });
        throw error;
      } finally {
        await panel.close();
      }
    });
  };
}
