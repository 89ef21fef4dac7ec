/**
 * @file Writes `themes.json`: what a webview is given by the workbench in each theme, read from a webview that shows a
 * file of text. `node scripts/workbench/program.mjs test/workbench/preview/write-themes.ts` from the repository's root.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../editor/browser.js';
import { type ThemeKind, themeKinds } from '../editor/themes.js';
import { findTools } from '../editor/tools.js';
import { Workbench } from '../editor/workbench.js';
import type { WebviewTheme } from './theme.js';

/** What the viewer of the text itself added is left out. */
const readTheme = `({
  html: [...document.documentElement.style]
    .filter((name) => name.startsWith('--vscode-'))
    .map((name) => name + ': ' + document.documentElement.style.getPropertyValue(name))
    .join('; '),
  bodyClass: [...document.body.classList].filter((name) => name.startsWith('vscode-')).join(' '),
  bodyData: { ...document.body.dataset },
  defaultStyles: document.getElementById('_defaultStyles')?.textContent ?? '',
})`;

async function themeOf(kind: ThemeKind): Promise<WebviewTheme> {
  const tools = findTools(process.cwd());
  if ('missing' in tools) throw new Error(tools.missing);
  const empty = join(process.cwd(), 'node_modules/.cache/l2t-test/no-extension');
  mkdirSync(empty, { recursive: true });
  writeFileSync(
    join(empty, 'package.json'),
    '{"name":"nothing","publisher":"l2t","version":"0.0.1","engines":{"vscode":"*"}}',
  );
  const browser = await launchBrowser(tools.browser);
  const workbench = await Workbench.open(browser, tools, {
    extension: empty,
    fill: (folder) => writeFileSync(join(folder, 'text.md'), '# Text\n'),
  });
  try {
    await workbench.wear(kind);
    await workbench.editors.open('text.md');
    await workbench.command('Markdown: Open Preview');
    await workbench.webview.locator('h1').waitFor();
    return await workbench.webview.locator('body').evaluate<WebviewTheme, undefined>(readTheme, undefined);
  } finally {
    await workbench.close();
    await browser.close();
  }
}

const found: Partial<Record<ThemeKind, WebviewTheme>> = {};
for (const kind of themeKinds) found[kind] = await themeOf(kind);
writeFileSync('test/workbench/preview/themes.json', `${JSON.stringify(found, null, 2)}\n`);
