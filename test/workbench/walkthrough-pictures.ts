/** @file The pictures of the walkthrough, one a step, of the real product in one theme. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { ThemeKind } from './editor/themes.js';
import type { WorkbenchTools } from './editor/tools.js';
import { Workbench } from './editor/workbench.js';

/** About as wide as the walkthrough shows them, so that their text can be read. */
const size = { width: 960, height: 700 };
/** Without the title bar and the status bar. */
const clip = { x: 0, y: 34, width: 960, height: 644 };

export interface WalkthroughPictures {
  readonly tools: WorkbenchTools;
  readonly browser: Browser;
  /** The extension's folder. */
  readonly extension: string;
  readonly theme: ThemeKind;
  /** A folder with a finished run of the example. */
  readonly example: string;
  /** Where `STEP-THEME.webp` is written. */
  readonly folder: string;
}

const toggleSideBar = ({ page }: Workbench) => page.keyboard.press('Control+B');

/** What is on the screen for each step of the manifest's walkthrough, one after the other. */
const steps: readonly (readonly [id: string, show: (workbench: Workbench) => Promise<unknown>])[] = [
  [
    'file',
    async (workbench) => {
      await workbench.editors.open('emoji.l2t.json');
      await toggleSideBar(workbench);
      await workbench.editors.codeLens('Test accuracy').waitFor();
      await workbench.editors.line('"validationFraction"').hover({ position: { x: 60, y: 8 } });
      await workbench.page.locator('.monaco-hover:visible').waitFor();
    },
  ],
  [
    'example',
    async (workbench) => {
      await workbench.command('View: Close All Editors');
      await workbench.sideBar.show('L2T');
      await workbench.sideBar.row('Runs', 'seed 0').click();
      await workbench.webview.locator('[data-line]').first().waitFor();
    },
  ],
  [
    'results',
    async (workbench) => {
      await workbench.command('View: Close All Editors');
      await workbench.editors.open('emoji.l2t.json');
      await toggleSideBar(workbench);
      await workbench.editors.codeLens('Test accuracy').waitFor();
      await workbench.editors.line('"method"').click();
    },
  ],
  [
    'pairs',
    async (workbench) => {
      await workbench.command('L2T: Open Studio');
      await workbench.webview.locator('[data-line]').first().waitFor();
      await workbench.command('View: Maximize Editor Group and Hide Side Bars');
      // The picture begins below the run's facts.
      await workbench.page.mouse.move(size.width / 2, size.height / 2);
      await workbench.page.mouse.wheel(0, 200);
    },
  ],
  ['watch', ({ webview }) => webview.getByRole('tab', { name: 'Charts' }).click()],
];

export async function takeWalkthroughPictures(options: WalkthroughPictures): Promise<void> {
  const { tools, browser, extension, theme, example, folder } = options;
  const workbench = await Workbench.open(browser, tools, {
    extension,
    size,
    settings: { 'editor.minimap.enabled': false },
    fill: (workspace) => execFileSync('cp', ['-r', `${example}/.`, workspace]),
  });
  try {
    await workbench.wear(theme);
    for (const [id, show] of steps) {
      await show(workbench);
      await workbench.page.waitForTimeout(1500);
      const picture = await workbench.page.screenshot({ clip });
      await sharp(picture)
        .webp({ quality: 80 })
        .toFile(join(folder, `${id}-${theme}.webp`));
    }
  } finally {
    await workbench.close();
  }
}
