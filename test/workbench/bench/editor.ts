/**
 * @file `npm run bench -- --editor`: how quick the editor's part of the product is, measured in a real workbench and a
 * real browser; `--json` prints one JSON object.
 */
import { join, resolve } from 'node:path';
import { textTable } from '../../../src/catalog/text-table.js';
import { launchBrowser } from '../editor/browser.js';
import { findTools } from '../editor/tools.js';
import { measureAnswers } from './answers.js';
import { measureLanguageServer } from './language-server.js';
import { measureLongRun } from './long-run.js';
import { measurePanel } from './panel-rows.js';
import { type BenchRow, median } from './row.js';
import { measureWorkbench } from './workbench-rows.js';

const repository = process.cwd();
/** Another build to measure, as the tests in the workbench know it. */
const extension = resolve(process.env.L2T_EXTENSION_FOLDER ?? repository);
const bundles = join(extension, 'dist');

const tools = findTools(repository);
if ('missing' in tools) throw new Error(tools.missing);
const rows: BenchRow[] = [];
for (const { name, milliseconds } of await measureLanguageServer(join(bundles, 'language-server.js')))
  rows.push({ name: `answer to ${name}, 500 lines`, milliseconds: [milliseconds], limit: 50 });
const browser = await launchBrowser(tools.browser);
try {
  rows.push(...(await measureAnswers(browser, tools, repository, extension)));
  rows.push(...(await measurePanel(browser, bundles)));
  rows.push(...(await measureWorkbench(browser, tools, repository, extension)));
  rows.push(await measureLongRun(browser, tools, repository, extension));
} finally {
  await browser.close();
}

const columns = ['median ms', 'min', 'max', 'limit'].map((title) => ({ title, align: 'right' as const }));
const cells = ({ name, milliseconds, limit }: BenchRow) => [
  name,
  ...[median(milliseconds), Math.min(...milliseconds), Math.max(...milliseconds)].map((ms) => ms.toFixed(1)),
  limit === undefined ? '' : String(limit),
];
console.log(
  process.argv.includes('--json')
    ? JSON.stringify({ rows: rows.map((row) => ({ ...row, median: median(row.milliseconds) })) })
    : textTable([{ title: 'what', align: 'left' }, ...columns], rows.map(cells)).join('\n'),
);
