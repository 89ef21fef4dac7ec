/**
 * @file Takes a picture of the panel: `node scripts/workbench/program.mjs test/workbench/preview/show.ts BUNDLE MESSAGES
 * PICTURE [THEME] [WIDTH]`, where MESSAGES is a module that exports `messages`, what the host says.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../editor/browser.js';
import { themeKinds } from '../editor/themes.js';
import { findTools } from '../editor/tools.js';
import { Preview } from './preview.js';

const [bundle = 'dist', module = '', picture = '/tmp/panel.png', kind = 'dark', width = '1200'] =
  process.argv.slice(2);
const theme = themeKinds.find((each) => each === kind) ?? 'dark';
const tools = findTools(process.cwd());
if ('missing' in tools) throw new Error(tools.missing);
const { messages } = await import(pathToFileURL(resolve(module)).href);
const browser = await launchBrowser(tools.browser);
const preview = await Preview.open(browser, { bundle, theme, size: { width: Number(width), height: 900 } });
for (const message of messages) await preview.send(message);
await preview.page.waitForTimeout(1500);
await preview.page.screenshot({ path: picture, fullPage: true });
for (const line of preview.errors) console.error(line);
await browser.close();
