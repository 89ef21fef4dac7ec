/**
 * @file Takes pictures of every view in four themes, wide and narrow: `npm run screenshots [-- FOLDER]`. Those of the
 * README go into `media/readme`, those of the walkthrough into `media/walkthrough`. The run in them is a real one, of
 * the embedded example.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { copyExample } from '../../src/extension/example/copy-example.js';
import { launchBrowser } from './editor/browser.js';
import { type ThemeKind, themeKinds } from './editor/themes.js';
import { findTools } from './editor/tools.js';
import { Workbench } from './editor/workbench.js';
import { takeWalkthroughPictures } from './walkthrough-pictures.js';

const repository = process.cwd();
const extension = process.env.L2T_EXTENSION_FOLDER ?? repository;
const [folder = 'node_modules/.cache/l2t-gallery'] = process.argv.slice(2);

/** Shown in the README, as WebP. */
const forReadme = ['beside-light-wide', 'pairs-dark-wide', 'charts-light-wide', 'images-dark-wide'];
const sizes = { wide: { width: 1440, height: 1000 }, narrow: { width: 760, height: 1000 } } as const;

/** Trains once; every window looks at a copy of the folder. */
async function trainedExample(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'l2t-gallery-'));
  const experiment = await copyExample(join(repository, 'media/example'), place);
  const cli = join(extension, 'dist', 'cli.js');
  execFileSync(process.execPath, [cli, 'run', experiment], { stdio: 'inherit' });
  return place;
}

async function walkthroughPicturesOf(theme: ThemeKind, example: string): Promise<void> {
  const tools = findTools(repository);
  if ('missing' in tools) throw new Error(tools.missing);
  const browser = await launchBrowser(tools.browser);
  try {
    await takeWalkthroughPictures({ tools, browser, extension, theme, example, folder: 'media/walkthrough' });
  } finally {
    await browser.close();
  }
}

async function picturesOf(theme: ThemeKind, size: keyof typeof sizes, example: string): Promise<void> {
  const tools = findTools(repository);
  if ('missing' in tools) throw new Error(tools.missing);
  const browser = await launchBrowser(tools.browser);
  const workbench = await Workbench.open(browser, tools, {
    extension,
    size: sizes[size],
    fill: (workspace) => execFileSync('cp', ['-r', `${example}/.`, workspace]),
  });
  try {
    const take = async (name: string) => {
      // Nothing is pointed at: a tip would cover what it is about.
      await workbench.page.mouse.move(20, 600);
      await workbench.page.waitForTimeout(1500);
      const picture = `${name}-${theme}-${size}`;
      const file = join(resolve(folder), `${picture}.png`);
      await workbench.screenshot(file);
      if (!forReadme.includes(picture)) return;
      await sharp(readFileSync(file))
        .webp({ quality: 82 })
        .toFile(join('media/readme', `${picture}.webp`));
    };
    await workbench.wear(theme);
    await workbench.editors.open('emoji.l2t.json');
    await workbench.page.locator('.codelens-decoration a').first().waitFor();
    await workbench.sideBar.show('L2T');
    await take('file');
    await workbench.command('L2T: Open Studio');
    await workbench.webview.getByText('all-to-all').first().waitFor();
    await workbench.page.keyboard.press('Control+B');
    await take('beside');
    await workbench.command('View: Maximize Editor Group and Hide Side Bars');
    await take('pairs');
    for (const view of ['Charts', 'Images', 'Compare']) {
      await workbench.webview.getByRole('tab', { name: view }).click();
      if (view === 'Images') {
        await workbench.webview.getByRole('button', { name: 'Compute maps' }).click();
        await workbench.webview.getByRole('button', { name: 'Evaluate the best weights' }).click();
        await workbench.webview.locator('.saliency-images li').first().waitFor();
        await workbench.webview.locator('ol li').first().waitFor();
      }
      await take(view.toLowerCase());
    }
    for (const error of workbench.errors) console.log(`${theme} ${size}: ${error}`);
  } catch (error) {
    await workbench.screenshot(join(resolve(folder), `failure-${theme}-${size}.png`));
    throw error;
  } finally {
    await workbench.close();
    await browser.close();
  }
}

mkdirSync(folder, { recursive: true });
const wanted = process.env.L2T_THEMES?.split(',');
const example = process.env.L2T_EXAMPLE ?? (await trainedExample());
console.log(`the run is in ${example}`);
for (const theme of themeKinds) {
  if (wanted && !wanted.includes(theme)) continue;
  for (const size of ['wide', 'narrow'] as const) await picturesOf(theme, size, example);
  await walkthroughPicturesOf(theme, example);
}
if (process.env.L2T_EXAMPLE === undefined) rmSync(example, { recursive: true });
