/**
 * Brings what the tests in a real workbench need, from package registries alone: code-server (VS Code in a browser), the
 * Node it runs on, and a Chrome, Chromium or Edge. Prints one JSON object, `{ node, codeServer, browser, missing }`;
 * `missing` says in a sentence why there is something that cannot be had here. Progress goes to standard error.
 */
import { mkdir } from 'node:fs/promises';
import { findOrInstallBrowser } from './workbench/browser.mjs';
import { installedWorkbench } from './workbench/code-server.mjs';

/** What `step` gives, or why it cannot: a workbench without one of its parts is told, not thrown. */
async function attempt(step) {
  try {
    return { value: await step() };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

const cache = process.env.L2T_WORKBENCH_CACHE ?? 'node_modules/.cache/l2t-workbench';
await mkdir(cache, { recursive: true });
const workbench = await attempt(() => installedWorkbench(cache));
const browser = await attempt(findOrInstallBrowser);
console.log(
  JSON.stringify({
    ...workbench.value,
    browser: browser.value,
    missing: workbench.missing ?? browser.missing,
  }),
);
